import type { PhraseKey } from './en.ts';

export const de: Readonly<Record<PhraseKey, string>> = {
  status_reading: 'Ich lese Ihre Nachricht…',
  status_looking_up_order: 'Ich suche Ihre Bestellung…',
  status_searching_products: 'Ich suche im Shop…',
  status_reading_policies: 'Ich lese die Richtlinien des Shops…',
  status_writing: 'Ich schreibe…',
  status_handing_over: 'Ich hole eine Kollegin oder einen Kollegen dazu…',

  handover_told: 'Ich gebe das an das Team von {store} weiter, das ab hier übernimmt. Sie müssen nichts wiederholen.',
  handover_needs_contact: 'Bitte nennen Sie eine E-Mail-Adresse, damit das Team Sie erreicht, falls Sie gehen müssen.',
  handover_acknowledged: 'Danke. Ich habe Ihre Nachricht für das Team hinzugefügt, das sich darum kümmert.',
  handover_delayed:
    'Ich erreiche unser Team im Moment nicht. Ihre Nachricht ist gespeichert und ich versuche weiter, sie zu übergeben.',
  safe_sentence: 'Das kann ich anhand dessen, was ich hier sehe, nicht bestätigen.',
  cannot_look_up: 'Das kann ich gerade nicht nachsehen. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
  turn_failed: 'Entschuldigung, bei uns ist etwas schiefgegangen. Bitte senden Sie Ihre Nachricht noch einmal.',

  greeting: 'Hallo! Wie kann ich Ihnen bei {store} heute helfen?',
  thanks: 'Sehr gerne! Kann ich sonst noch etwas für Sie tun?',
  out_of_scope:
    'Dabei kann ich leider nicht helfen, nur bei Fragen zu {store}: Produkte, Bestellungen, Lieferungen und Rückgaben.',
  what_is_it_about:
    'Wie kann ich helfen? Ich kann eine Bestellung nachsehen oder Fragen zu Produkten, Lieferung und Rückgabe beantworten.',
  sorry: 'Das tut mir leid.',
  offer_colleague:
    'Das muss ein Mensch aus unserem Team tun. Schreiben Sie einfach „Mitarbeiter“, dann hole ich jemanden dazu.',
  offer_colleague_check: 'Soll das jemand aus unserem Team prüfen? Schreiben Sie einfach „Mitarbeiter“.',
  told_colleague: 'Wenn Sie mit einem Menschen sprechen möchten, schreiben Sie einfach „Mitarbeiter“.',
  anything_wrong: 'Sagen Sie mir, um welche Bestellung es geht, dann schaue ich nach, was ich sehen kann.',

  order_needs_number:
    'Bitte senden Sie mir Ihre Bestellnummer und die E-Mail-Adresse oder Telefonnummer, die dafür verwendet wurde.',
  order_needs_contact:
    'Um die Bestellung {order} anzusehen, brauche ich noch die E-Mail-Adresse oder Telefonnummer, die dafür verwendet wurde.',
  order_not_matched:
    'Ich finde keine Bestellung {order}, die zu diesen Angaben passt. Bitte prüfen Sie die Bestellnummer und die dafür verwendete E-Mail-Adresse oder Telefonnummer.',
  order_locked:
    'Zum Schutz unserer Kundendaten kann ich die Bestellung {order} nach mehreren unpassenden Angaben nicht mehr nachsehen. Unser Team kann Ihnen helfen: Schreiben Sie einfach „Mitarbeiter“.',

  order_shipped: 'Ihre Bestellung {order} wurde versandt.',
  order_delivered: 'Ihre Bestellung {order} wurde laut Versanddienst zugestellt.',
  order_partly_shipped: 'Ein Teil Ihrer Bestellung {order} wurde versandt.',
  order_still_to_come: 'Noch nicht versandt: {items}.',
  order_processing: 'Ihre Bestellung {order} ist bezahlt und wird vorbereitet; sie wurde noch nicht versandt.',
  order_pending_payment: 'Die Zahlung für Ihre Bestellung {order} steht noch aus, daher wurde sie noch nicht versandt.',
  order_cancelled_on: 'Ihre Bestellung {order} wurde am {date} storniert.',
  order_cancelled: 'Ihre Bestellung {order} wurde storniert.',
  order_unknown: 'Ich sehe Ihre Bestellung {order}, aber nicht, in welchem Zustand sie ist.',
  order_placed_on: 'Sie wurde am {date} aufgegeben.',
  order_parcels: 'Sie kommt in {count} Paketen:',
  order_no_tracking: 'Dafür ist keine Sendungsnummer hinterlegt.',
  order_no_date: 'Ein Lieferdatum liegt mir dafür nicht vor.',
  orders_found: 'Das sind Ihre letzten Bestellungen:',
  orders_line: '{order}, aufgegeben am {date}: {state}.',
  orders_none: 'Ich sehe keine Bestellungen von Ihnen.',

  state_cancelled: 'storniert',
  state_delivered: 'zugestellt',
  state_shipped: 'versandt',
  state_partially_shipped: 'teilweise versandt',
  state_processing: 'in Vorbereitung',
  state_pending_payment: 'Zahlung steht aus',
  state_unknown: 'Zustand unbekannt',

  parcel_heading: 'Paket {number} ({items})',
  parcel_carrier_tracking: 'Versanddienst: {carrier}, Sendungsnummer {tracking}.',
  parcel_carrier: 'Versanddienst: {carrier}.',
  parcel_tracking: 'Sendungsnummer: {tracking}.',
  parcel_link: 'Hier können Sie es verfolgen: {url}',
  parcel_shipped_on: 'Versandt am {date}.',
  parcel_state: 'Letzter Status: {state}.',
  parcel_scan: 'Letzter Scan: {state}, {date}.',
  parcel_scan_place: 'Letzter Scan: {state}, {place}, {date}.',
  parcel_estimated: 'Voraussichtliche Zustellung: {date}.',
  parcel_late: 'Die Zustellung war für {date} vorgesehen und ist damit verspätet. Das tut mir leid.',
  parcel_delivered_on: 'Zugestellt am {date}.',
  parcel_stalled: 'Seit {date} gibt es keinen neuen Scan ({days}).',

  parcel_label_created: 'Etikett erstellt, noch nicht an den Versanddienst übergeben',
  parcel_confirmed: 'vom Versanddienst bestätigt',
  parcel_in_transit: 'unterwegs',
  parcel_out_for_delivery: 'in Zustellung',
  parcel_attempted_delivery: 'Zustellung versucht',
  parcel_ready_for_pickup: 'zur Abholung bereit',
  parcel_delivered: 'zugestellt',
  parcel_not_delivered: 'nicht zugestellt',
  parcel_delayed: 'verzögert',
  parcel_carrier_picked_up: 'vom Versanddienst abgeholt',
  parcel_cancelled: 'Sendung storniert',
  parcel_unknown: 'unbekannt',

  missing_advice:
    'Falls Sie es nicht haben, sehen Sie bitte rund um die Tür und im Briefkasten nach und fragen Sie Nachbarn und Mitbewohner.',
  missing_next:
    'Taucht es nicht auf, schreiben Sie einfach „Mitarbeiter“, dann kann unser Team beim Versanddienst nachfragen.',
  stalled_next:
    'Soll das geprüft werden, schreiben Sie einfach „Mitarbeiter“, dann kann unser Team beim Versanddienst nachfragen.',

  refund_part: 'Von {total} wurden {refunded} für die Bestellung {order} erstattet.',
  refund_full: 'Die Bestellung {order} wurde vollständig erstattet: {refunded}.',
  refund_line: 'Erstattung von {amount} am {date}.',
  refund_unsettled: 'Eine Erstattung von {amount} wurde am {date} angestoßen; die Bank hat sie noch nicht bestätigt.',
  refund_none: 'Für die Bestellung {order} sehe ich keine Erstattung.',
  return_seen: 'Dazu gibt es eine Rücksendung {name} mit dem Status {status}.',

  cancel_not_shipped: 'Sie wurde noch nicht versandt. Ich kann sie in diesem Chat nicht selbst stornieren.',
  cancel_shipped:
    'Sie wurde schon versandt, daher kann ich sie in diesem Chat nicht stornieren. Sie können aber eine Rückgabe anfragen.',
  cancel_already: 'Es gibt nichts mehr zu stornieren.',
  change_not_shipped: 'Sie wurde noch nicht versandt. Ich kann sie in diesem Chat nicht selbst ändern.',
  change_shipped: 'Sie wurde schon versandt, daher kann ich sie in diesem Chat nicht ändern.',
  refund_not_here: 'Ich kann in diesem Chat nicht selbst erstatten.',
  return_not_here: 'Ich kann die Rückgabe in diesem Chat nicht selbst anlegen.',
  damaged_next: 'Bitte heben Sie die Verpackung auf und machen Sie, wenn möglich, ein Foto vom Schaden.',

  shop_contact: 'Sie können {store} unter {email} schreiben.',
  policy_quote: '{title}: „{text}“',
  policy_none: 'Dazu habe ich in den veröffentlichten Richtlinien des Shops nichts gefunden.',
  policy_link: 'Der ganze Text: {url}',

  product_price: '{title} kostet {price}.',
  product_price_range: '{title} kostet zwischen {low} und {high}.',
  product_available: 'Es ist vorrätig.',
  product_sold_out: 'Es ist zurzeit nicht verfügbar.',
  product_variants_available: 'Verfügbar: {variants}.',
  product_variants_sold_out: 'Zurzeit nicht verfügbar: {variants}.',
  product_link: 'Hier ist es zu sehen: {url}',
  product_several: 'Das habe ich im Shop gefunden:',
  product_none: 'Ich habe im Shop kein passendes Produkt gefunden.',
  product_which: 'Um welches Produkt geht es?',
  product_unknown: 'Die Beschreibung des Shops sagt dazu nicht mehr.',
};
