import type { PhraseKey } from './en.ts';

export const fr: Readonly<Record<PhraseKey, string>> = {
  status_reading: 'Je lis votre message…',
  status_looking_up_order: 'Je cherche votre commande…',
  status_searching_products: 'Je cherche dans la boutique…',
  status_reading_policies: 'Je lis les conditions de la boutique…',
  status_writing: "J'écris…",
  status_handing_over: 'Je fais venir un collègue…',

  handover_told:
    "Je passe la main à un collègue de {store} qui s'en occupe à partir de maintenant. Vous n'avez rien à répéter.",
  handover_needs_contact: 'Laissez une adresse e-mail pour que mon collègue puisse vous joindre si vous devez partir.',
  handover_acknowledged: "Merci. J'ai ajouté votre message pour le collègue qui s'en occupe.",
  handover_delayed:
    "Je n'arrive pas à joindre notre équipe en ce moment. Votre message est enregistré et j'essaie encore de le transmettre.",
  safe_sentence: "Je ne peux pas le confirmer d'après ce que je vois ici.",
  cannot_look_up: 'Je ne peux pas vérifier cela pour le moment. Merci de réessayer dans quelques minutes.',
  turn_failed: "Désolé, quelque chose s'est mal passé de notre côté. Merci d'envoyer votre message encore une fois.",

  greeting: "Bonjour ! Comment puis-je vous aider avec {store} aujourd'hui ?",
  thanks: 'Avec plaisir ! Puis-je faire autre chose pour vous ?',
  out_of_scope:
    'Désolé, je ne peux répondre que sur {store} : ses produits, les commandes, les livraisons et les retours.',
  what_is_it_about:
    'Comment puis-je vous aider ? Je peux consulter une commande ou répondre sur les produits, la livraison et les retours.',
  sorry: "J'en suis désolé.",
  offer_colleague: "C'est un collègue qui doit le faire. Écrivez simplement « conseiller » et j'en fais venir un.",
  offer_colleague_check: 'Si vous voulez qu’un collègue vérifie, écrivez simplement « conseiller ».',
  told_colleague: 'Si vous voulez parler à une personne, écrivez simplement « conseiller ».',
  anything_wrong: "Dites-moi de quelle commande il s'agit et je regarde ce que je peux voir.",

  order_needs_number:
    "Envoyez-moi votre numéro de commande et l'adresse e-mail ou le numéro de téléphone utilisé pour la commande.",
  order_needs_contact:
    "Pour consulter la commande {order}, il me faut aussi l'adresse e-mail ou le numéro de téléphone utilisé.",
  order_not_matched:
    "Je ne trouve pas de commande {order} qui corresponde à ces informations. Vérifiez le numéro de commande et l'adresse e-mail ou le numéro de téléphone utilisé.",
  order_locked:
    'Pour protéger les données de nos clients, je ne peux plus consulter la commande {order} après plusieurs informations qui ne correspondaient pas. Un collègue peut vous aider : écrivez simplement « conseiller ».',

  order_shipped: 'Votre commande {order} a été expédiée.',
  order_delivered: 'Votre commande {order} a été livrée selon le transporteur.',
  order_partly_shipped: 'Une partie de votre commande {order} a été expédiée.',
  order_still_to_come: 'Pas encore expédié : {items}.',
  order_processing: "Votre commande {order} est payée et en préparation ; elle n'a pas encore été expédiée.",
  order_pending_payment:
    "Le paiement de votre commande {order} est encore en attente, elle n'a donc pas encore été expédiée.",
  order_cancelled_on: 'Votre commande {order} a été annulée le {date}.',
  order_cancelled: 'Votre commande {order} a été annulée.',
  order_unknown: 'Je vois votre commande {order}, mais pas dans quel état elle est.',
  order_placed_on: 'Elle a été passée le {date}.',
  order_parcels: 'Elle arrive en {count} colis :',
  order_no_tracking: "Aucun numéro de suivi n'est enregistré.",
  order_no_date: "Je n'ai pas de date de livraison.",
  orders_found: 'Voici vos dernières commandes :',
  orders_line: '{order}, passée le {date} : {state}.',
  orders_none: 'Je ne vois aucune commande à votre nom.',

  state_cancelled: 'annulée',
  state_delivered: 'livrée',
  state_shipped: 'expédiée',
  state_partially_shipped: 'expédiée en partie',
  state_processing: 'en préparation',
  state_pending_payment: 'paiement en attente',
  state_unknown: 'état inconnu',

  parcel_heading: 'Colis {number} ({items})',
  parcel_carrier_tracking: 'Transporteur : {carrier}, numéro de suivi {tracking}.',
  parcel_carrier: 'Transporteur : {carrier}.',
  parcel_tracking: 'Numéro de suivi : {tracking}.',
  parcel_link: 'Vous pouvez le suivre ici : {url}',
  parcel_shipped_on: 'Expédié le {date}.',
  parcel_state: 'Dernier état : {state}.',
  parcel_scan: 'Dernier scan : {state}, {date}.',
  parcel_scan_place: 'Dernier scan : {state}, {place}, {date}.',
  parcel_estimated: 'Livraison prévue : {date}.',
  parcel_late: 'La livraison était prévue pour le {date}, elle est donc en retard. Je suis désolé.',
  parcel_delivered_on: 'Livré le {date}.',
  parcel_stalled: "Il n'y a pas eu de nouveau scan depuis le {date} ({days}).",

  parcel_label_created: 'étiquette créée, pas encore remis au transporteur',
  parcel_confirmed: 'confirmé par le transporteur',
  parcel_in_transit: 'en transit',
  parcel_out_for_delivery: 'en cours de livraison',
  parcel_attempted_delivery: 'tentative de livraison',
  parcel_ready_for_pickup: 'prêt à être retiré',
  parcel_delivered: 'livré',
  parcel_not_delivered: 'non livré',
  parcel_delayed: 'retardé',
  parcel_carrier_picked_up: 'pris en charge par le transporteur',
  parcel_cancelled: 'envoi annulé',
  parcel_unknown: 'inconnu',

  missing_advice:
    "Si vous ne l'avez pas, regardez autour de votre porte et dans la boîte aux lettres, et demandez à vos voisins et à votre entourage.",
  missing_next:
    "S'il ne réapparaît pas, écrivez simplement « conseiller » : un collègue pourra interroger le transporteur.",
  stalled_next:
    'Si vous voulez une vérification, écrivez simplement « conseiller » : un collègue pourra interroger le transporteur.',

  refund_part: '{refunded} sur {total} ont été remboursés pour la commande {order}.',
  refund_full: 'La commande {order} a été entièrement remboursée : {refunded}.',
  refund_line: 'Remboursement de {amount} effectué le {date}.',
  refund_unsettled: "Un remboursement de {amount} a été lancé le {date} ; la banque ne l'a pas encore confirmé.",
  refund_none: 'Je ne vois aucun remboursement sur la commande {order}.',
  return_seen: "Il y a un retour {name} sur cette commande, avec l'état {status}.",

  cancel_not_shipped: "Elle n'a pas encore été expédiée. Je ne peux pas l'annuler moi-même dans cette conversation.",
  cancel_shipped:
    "Elle a déjà été expédiée, je ne peux donc pas l'annuler dans cette conversation. Vous pouvez encore demander un retour.",
  cancel_already: "Il n'y a plus rien à annuler.",
  change_not_shipped: "Elle n'a pas encore été expédiée. Je ne peux pas la modifier moi-même dans cette conversation.",
  change_shipped: 'Elle a déjà été expédiée, je ne peux donc pas la modifier dans cette conversation.',
  refund_not_here: 'Je ne peux pas faire de remboursement moi-même dans cette conversation.',
  return_not_here: 'Je ne peux pas ouvrir le retour moi-même dans cette conversation.',
  damaged_next: "Gardez l'emballage et, si possible, prenez une photo des dégâts.",

  shop_contact: 'Vous pouvez écrire à {store} à {email}.',
  policy_quote: '{title} : « {text} »',
  policy_none: "Je n'ai rien trouvé à ce sujet dans les conditions publiées par la boutique.",
  policy_link: 'Le texte complet : {url}',

  product_price: '{title} coûte {price}.',
  product_price_range: '{title} coûte de {low} à {high}.',
  product_available: "L'article est en stock.",
  product_sold_out: "L'article n'est pas disponible pour le moment.",
  product_variants_available: 'Disponible : {variants}.',
  product_variants_sold_out: 'Pas disponible pour le moment : {variants}.',
  product_link: 'Vous pouvez le voir ici : {url}',
  product_several: "Voici ce que j'ai trouvé dans la boutique :",
  product_none: "Je n'ai trouvé aucun produit correspondant dans la boutique.",
  product_which: "De quel produit s'agit-il ?",
  product_unknown: "La description de la boutique n'en dit pas plus.",
};
