import type { PhraseKey } from './en.ts';

export const es: Readonly<Record<PhraseKey, string>> = {
  status_reading: 'Leo su mensaje…',
  status_looking_up_order: 'Busco su pedido…',
  status_searching_products: 'Busco en la tienda…',
  status_reading_policies: 'Leo las condiciones de la tienda…',
  status_writing: 'Escribo…',
  status_handing_over: 'Aviso a un compañero…',

  handover_told:
    'Paso la conversación a un compañero de {store} que se ocupa a partir de ahora. No tiene que repetir nada.',
  handover_needs_contact: 'Déjenos un correo electrónico para que mi compañero pueda localizarle si tiene que irse.',
  handover_acknowledged: 'Gracias. He añadido su mensaje para el compañero que se ocupa de esto.',
  handover_delayed:
    'Ahora mismo no consigo contactar con nuestro equipo. Su mensaje está guardado y sigo intentando entregarlo.',
  safe_sentence: 'No puedo confirmarlo con lo que veo aquí.',
  cannot_look_up: 'Ahora mismo no puedo consultarlo. Inténtelo de nuevo en unos minutos.',
  turn_failed: 'Lo siento, algo ha fallado por nuestra parte. Envíe su mensaje otra vez, por favor.',

  greeting: '¡Hola! ¿En qué puedo ayudarle con {store} hoy?',
  thanks: '¡De nada! ¿Puedo ayudarle en algo más?',
  out_of_scope:
    'Lo siento, solo puedo ayudar con preguntas sobre {store}: sus productos, pedidos, entregas y devoluciones.',
  what_is_it_about:
    '¿En qué puedo ayudarle? Puedo consultar un pedido o responder sobre productos, envíos y devoluciones.',
  sorry: 'Lo siento mucho.',
  offer_colleague: 'Eso lo tiene que hacer un compañero. Si quiere, escriba «agente» y aviso a uno.',
  offer_colleague_check: 'Si quiere que un compañero lo revise, escriba «agente» y aviso a uno.',
  told_colleague: 'Si quiere hablar con una persona, escriba «agente» y aviso a una.',
  anything_wrong: 'Dígame de qué pedido se trata y miro lo que puedo ver.',

  order_needs_number:
    'Envíeme su número de pedido y el correo electrónico o el número de teléfono que se usó en el pedido.',
  order_needs_contact:
    'Para consultar el pedido {order} necesito también el correo electrónico o el número de teléfono que se usó.',
  order_not_matched:
    'No encuentro un pedido {order} que corresponda a estos datos. Revise el número de pedido y el correo electrónico o el número de teléfono que se usó.',
  order_locked:
    'Para proteger los datos de nuestros clientes, ya no puedo consultar el pedido {order} después de varios datos que no correspondían. Un compañero puede ayudarle: escriba «agente».',

  order_shipped: 'Su pedido {order} se ha enviado.',
  order_delivered: 'Su pedido {order} se ha entregado según el transportista.',
  order_partly_shipped: 'Una parte de su pedido {order} se ha enviado.',
  order_still_to_come: 'Todavía sin enviar: {items}.',
  order_processing: 'Su pedido {order} está pagado y en preparación; todavía no se ha enviado.',
  order_pending_payment: 'El pago de su pedido {order} sigue pendiente, por eso todavía no se ha enviado.',
  order_cancelled_on: 'Su pedido {order} se canceló el {date}.',
  order_cancelled: 'Su pedido {order} se canceló.',
  order_unknown: 'Veo su pedido {order}, pero no en qué estado está.',
  order_placed_on: 'Se hizo el {date}.',
  order_parcels: 'Llega en {count} paquetes:',
  order_no_tracking: 'No hay ningún número de seguimiento registrado.',
  order_no_date: 'No tengo fecha de entrega.',
  orders_found: 'Estos son sus últimos pedidos:',
  orders_line: '{order}, hecho el {date}: {state}.',
  orders_none: 'No veo pedidos suyos.',

  state_cancelled: 'cancelado',
  state_delivered: 'entregado',
  state_shipped: 'enviado',
  state_partially_shipped: 'enviado en parte',
  state_processing: 'en preparación',
  state_pending_payment: 'pago pendiente',
  state_unknown: 'estado desconocido',

  parcel_heading: 'Paquete {number} ({items})',
  parcel_carrier_tracking: 'Transportista: {carrier}, número de seguimiento {tracking}.',
  parcel_carrier: 'Transportista: {carrier}.',
  parcel_tracking: 'Número de seguimiento: {tracking}.',
  parcel_link: 'Puede seguirlo aquí: {url}',
  parcel_shipped_on: 'Enviado el {date}.',
  parcel_state: 'Último estado: {state}.',
  parcel_scan: 'Último escaneo: {state}, {date}.',
  parcel_scan_place: 'Último escaneo: {state}, {place}, {date}.',
  parcel_estimated: 'Entrega prevista: {date}.',
  parcel_late: 'La entrega estaba prevista para el {date}, así que va con retraso. Lo siento.',
  parcel_delivered_on: 'Entregado el {date}.',
  parcel_stalled: 'No hay ningún escaneo nuevo desde el {date} ({days}).',

  parcel_label_created: 'etiqueta creada, todavía sin entregar al transportista',
  parcel_confirmed: 'confirmado por el transportista',
  parcel_in_transit: 'en tránsito',
  parcel_out_for_delivery: 'en reparto',
  parcel_attempted_delivery: 'intento de entrega',
  parcel_ready_for_pickup: 'listo para recoger',
  parcel_delivered: 'entregado',
  parcel_not_delivered: 'no entregado',
  parcel_delayed: 'retrasado',
  parcel_carrier_picked_up: 'recogido por el transportista',
  parcel_cancelled: 'envío cancelado',
  parcel_unknown: 'desconocido',

  missing_advice:
    'Si no lo tiene, mire alrededor de la puerta y en el buzón, y pregunte a sus vecinos y a quienes viven con usted.',
  missing_next: 'Si no aparece, escriba «agente» y aviso a un compañero que puede preguntar al transportista.',
  stalled_next:
    'Si quiere que se investigue, escriba «agente» y aviso a un compañero que puede preguntar al transportista.',

  refund_part: 'Se han reembolsado {refunded} de {total} en el pedido {order}.',
  refund_full: 'El pedido {order} se ha reembolsado por completo: {refunded}.',
  refund_line: 'Reembolso de {amount} hecho el {date}.',
  refund_unsettled: 'El {date} se inició un reembolso de {amount}; el banco todavía no lo ha confirmado.',
  refund_none: 'No veo ningún reembolso en el pedido {order}.',
  return_seen: 'Hay una devolución {name} con el estado {status}.',

  cancel_not_shipped: 'Todavía no se ha enviado. No puedo cancelarlo yo en este chat.',
  cancel_shipped: 'Ya se ha enviado, así que no puedo cancelarlo en este chat. Aún puede pedir una devolución.',
  cancel_already: 'No queda nada que cancelar.',
  change_not_shipped: 'Todavía no se ha enviado. No puedo cambiarlo yo en este chat.',
  change_shipped: 'Ya se ha enviado, así que no puedo cambiarlo en este chat.',
  refund_not_here: 'No puedo hacer yo un reembolso en este chat.',
  return_not_here: 'No puedo abrir yo la devolución en este chat.',
  damaged_next: 'Guarde el embalaje y, si puede, haga una foto del daño.',

  shop_contact: 'Puede escribir a {store} a {email}.',
  policy_quote: '{title}: «{text}»',
  policy_none: 'No he encontrado nada sobre eso en las condiciones publicadas de la tienda.',
  policy_link: 'El texto completo: {url}',

  product_price: '{title} cuesta {price}.',
  product_price_range: '{title} cuesta de {low} a {high}.',
  product_available: 'Está disponible.',
  product_sold_out: 'Ahora mismo no está disponible.',
  product_variants_available: 'Disponible: {variants}.',
  product_variants_sold_out: 'Ahora mismo no disponible: {variants}.',
  product_link: 'Puede verlo aquí: {url}',
  product_several: 'Esto es lo que he encontrado en la tienda:',
  product_none: 'No he encontrado ningún producto que corresponda en la tienda.',
  product_which: '¿De qué producto se trata?',
  product_unknown: 'La descripción de la tienda no dice más sobre eso.',
};
