/**
 * What words mean in a shop, in four languages, so that the linear model learns `cancel + order` once and not once per
 * wording and language. `*` ends a stem; an entry with blanks is a phrase. Spelled without accents, lower case.
 */
const concepts: Readonly<Record<string, string>> = {
  order:
    'order orders ordered ordering oder ordr oredr orer ordar purchase purchases purchased bought bestell* commande commandes commander pedido pedidos compra compre order# shopping',
  parcel:
    'parcel* package packages pakage packge pkg shipment* consignment courier box packet parcle paket pakete packchen sendung* colis paquet paquete* item items goods stuff things article articles',
  deliver:
    'deliver* delivry dilivery dilevery delivary delievery arriv* reach reached reaches drop lieferung* liefer* geliefert ankommen ankommt angekommen zustell* zugestellt livrai* livre livrer livree entreg* lleg* recu recevoir',
  ship: 'ship ships shipping shipped shiped shipp* dispatch* despatch* send sent sending mail versand* versend* verschick* expedi* envoi envoy* envi* mande mandar',
  track:
    'track tracks tracking tracked trace tracing awb docket sendungsnummer trackingnummer verfolgen sendungsverfolgung suivi suivre seguimiento rastre* locate localizar localiser',
  where: 'where wheres whr wher wo ou donde wohin whereabouts',
  when: 'when whens whn wen wann quand cuando eta soon bald bientot',
  howlong:
    'how long|how many days|how much time|wie lange|combien de temps|cuanto tarda|cuanto tiempo|business days|working days|delivery time|lieferzeit|delai',
  status: 'status staus stauts statuss update updates progress stand statut etat estado information info details',
  late: 'late delay* overdue waiting waited still verspat* verzoger* warte retard* attends attend tarde retras* esperando stuck pending havent hasnt since ages weeks',
  not: "not n't nt never no none didn't didnt doesn't doesnt don't dont isn't isnt haven't havent hasn't hasnt won't wont can't cant cannot couldn't unable nicht kein* nie pas jamais aucun nunca ningun* sin",
  receive: 'receive* recieve* recive* recd got get getting erhalt* bekomm* recu recue recois recib* come came coming',
  cancel: 'cancel* cancle* cancell* cansel* canel* storn* annul* abbestell* anul* stop abort withdraw widerruf*',
  change:
    'change* chnage* changing modify modif* edit editing amend* alter correct correcting correction update updating fix switch ander* aender* geandert korrigier* modifi* changer corrig* cambi* actualiz* add remove swap',
  address:
    'address addresses adress adresse adres addres* addr anschrift lieferadresse lieferanschrift direccion* domicilio location house apartment flat street',
  postcode: 'pincode pincodes pin zip zipcode postcode postal plz postleitzahl cp area locality',
  place:
    'india delhi mumbai bangalore bengaluru chennai kolkata hyderabad pune london manchester uk england scotland ireland usa us america canada australia germany deutschland france paris spain espana italy europe eu dubai uae singapore texas california florida york berlin munchen wien osterreich schweiz suisse belgique madrid mexico country countries city town village island state abroad overseas',
  return_:
    'return* retrun* retun* rturn* send_back ruckgabe zuruckgeb* zuruckschick* zurucksend* rucksend* rucksende* retour* renvoy* renvoi rendre devol* devuel* give_back sendback',
  exchange:
    'exchang* exchnage* echang* umtausch* replac* replacement swap swapped umtauschen tausch* different bigger smaller larger',
  refund:
    'refund* refnd refunf* refuns reimburs* erstatt* ruckerstatt* ruckzahl* rembours* reembols* reintegr* compensat* compensation',
  money: 'money cash amount funds geld argent dinero bucks dollars rupees pounds euros rs inr usd',
  back: 'back zuruck',
  pay: 'pay pays paying payment payments paymnt paymet payed paid bezahl* zahl* paie* payer paye pago pagar pague checkout transaction* transfer',
  card: 'card cards debit credit visa mastercard amex karte kreditkarte carte tarjeta paypal klarna gpay upi netbanking wallet bank applepay googlepay afterpay bancontact ideal lastschrift paytm',
  charge: 'charge* debited deducted billed abgebucht belastet debite preleve cobr* cargo cargado deduct* taken',
  twice:
    'twice double doubled two_times duplicate* duplicated doppelt zweimal deux double dos extra unknown unrecognised unrecognized wrong incorrect',
  fail: 'fail* declin* reject* refus* error errors problem* issue* trouble* bug glitch wrong unable stuck fehler fehlgeschlag* abgelehnt funktioniert geht erreur probleme* marche fonctionne fallo falla problema* rechaz* funciona crash* broke crashes',
  paymode:
    'cod emi emis installment* instalment* financing finance raten ratenzahlung rechnungskauf nachnahme contrarembolso cuotas plazos mensualites bnpl|cash on delivery|pay on delivery|pay later|payment method|payment methods|payment option|payment options|payment mode|payment modes|modes of payment|methods of payment|no cost emi|plusieurs fois|metodos de pago|modes de paiement|moyens de paiement|zahlungsarten',
  invoice:
    'invoice* invoic* bill bills receipt* gst vat tax rechnung* beleg quittung facture* recu factura* recibo ticket billing',
  account: 'account* acount* acct profile konto kundenkonto benutzerkonto compte compt* cuenta* perfil details user',
  login:
    'login logon signin signup register* registration password* passwort passcode pwd otp username kennwort anmeld* einlogg* registrier* motdepasse connexion connecter inscri* contrasena sesion registr* verification locked|log in|sign in|sign up|log into|mot de passe|forgot|reset|signing up|sign-up|logged out',
  delete:
    'delete* deleting remove removing close closing deactivat* terminat* erase losch* schliess* supprim* ferm* elimin* borrar cerrar',
  create: 'create creating open opening make new set anlegen erstell* eroffnen creer ouvrir crear abrir',
  subscribe:
    'subscri* unsubscri* newsletter* abo abonn* abos abonnement* suscri* boletin membership member auto-renew renewal autoship recurring pause skip mailing emails opt',
  discount:
    'discount* coupon* promo promos promotion* promocode voucher* offer offers sale sales deal deals rabatt* gutschein* angebot* remise* reduction* reduc soldes descuento* cupon* oferta* rebaja* cashback bogo clearance student gift points loyalty referral',
  code: 'code codes kode codigo',
  person:
    'human humans person people agent agents representative* rep reps operator operators manager supervisor executive someone somebody staff employee advisor adviser real live mensch* mitarbeiter* person berater* jemand* kundenberater humain* personne conseill* quelqu* agent persona personas agente* humano* alguien asesor* operador*',
  contact:
    'call calls calling callback phone telephone contact contacting speak speaking talk talking chat chatting connect reach number helpline hotline tollfree whatsapp email sprechen reden telefon* anrufen kontakt* erreichen parler appel* contact* joindre telephone hablar llam* contact* telefono comunicar*|customer care|customer service|customer support|customer services|service client|servicio al cliente|atencion al cliente|kundenservice|kundendienst|care number|toll free',
  support:
    'support help helpdesk service services assist assistance hilfe aide ayuda kundendienst kundenservice department team',
  complaint:
    'complain* complaint* complant* beschwer* reklam* reclam* plainte plaindre queja* quej* grievance escalate feedback lodge',
  bad: 'terrible awful worst horrible pathetic disgusting ridiculous unacceptable bad poor useless rubbish garbage crap scam fraud fraudulent cheat* cheating fake angry disappointed disappointing upset unhappy dissatisfied frustrated frustrating furious shame joke rude hate sucks trash lousy stupid idiot* liar* liars ripoff schlecht* furchtbar unverschamt* enttausch* frech betrug* katastroph* nul honte scandal* decu* inadmissible arnaque horrible fatal pesimo* estafa* verguenza decepcion* inaceptable',
  damaged:
    'damage* broken brok* defect* faulty torn ripped crack* scratch* smashed shattered leak* dented stained spoiled rotten expired malfunction* wrong incorrect missing kaputt beschadigt* defekt* zerbrochen falsch* fehlt* casse* abime* endommag* defectu* mauvais manquant* roto rota danado* defectuos* equivocad* estropead* falta|not working|does not work|stopped working|wrong item|wrong product|wrong size|wrong order|wont turn on',
  product:
    'product products produkt* produit* producto* item model range collection brand brands range line sku article artikel modell models version',
  size: 'size sizes sizing dimension* width length height inch inches cm feet king queen single double twin xl xxl xs large medium small grosse grossen taille tailles talla tallas medidas fit fits fitting waist chest measurement*|size chart|size guide|how big|how tall|how heavy|passt',
  color:
    'color colors colour colours farbe farben couleur* color* black white blue red green pink navy grey gray schwarz weiss blau rot noir blanc bleu rouge negro blanco azul rojo',
  material:
    'material* fabric cotton leather wool linen foam latex memory polyester metal plastic wood wooden steel organic vegan gluten baumwolle leder holz coton cuir bois algodon cuero madera made firm soft hard thick thickness density layers',
  price:
    'price prices pricing cost costs costing expensive cheap cheaper cheapest rate mrp preis preise kosten kostet teuer prix coute couter cuesta precio* cuanto worth|how much|wie viel|combien',
  stock:
    'stock available availability avail restock* sold sellout verfugbar* lager vorratig ausverkauft disponib* rupture agotad* existencias inventory|back in|out of stock',
  buy: 'buy buying purchase get want wanna need looking interested kaufen kauf acheter achat comprar quiero adquirir shop',
  recommend:
    'recommend* suggest* advise advice best better good suitable choose choosing which beginner beginners empfehl* empfiehl* besten geeignet conseil* recommand* meilleur* recomiend* recomend* mejor help_me',
  compare:
    'compare* comparison difference* differ vs versus better than unterschied* vergleich* difference* comparer diferencia* comparar competitors',
  genuine:
    'genuine original authentic fake duplicate real legit legitimate trusted echt original* authentique* autentic* certified verify seal hologram',
  ingredient:
    'ingredient* contain contains nutrition protein* sugar sugars calorie allergen* allerg* inhaltsstoff* zutaten composition contient contiene ingrediente* veg vegetarian caffeine lactose soy nuts',
  expiry: 'expiry expire expires expiration shelf manufacturing mfg mfd haltbar* peremption caducidad',
  health:
    'weight loss gain muscle fat gym workout bodybuilding pain back spine ortho orthopedic skin hair acne sleep immunity digestion diet health pregnan* diabetes diabetic sideeffect|side effect|side effects|side-effects|nebenwirkung|effets secondaires|efectos secundarios',
  usage:
    'use uses using usage consume dosage dose take assemble install clean wash washing care charge connect compatible work works compatible verwenden waschen utiliser laver usar lavar manual instructions setup',
  warranty: 'warranty guarantee* guaranty garantie gewahrleistung garantia trial nights',
  feature:
    'feature* benefit* specification* spec specs battery camera ram storage waterproof bluetooth wifi usb wireless quality qualitat features eigenschaften caracteristicas capacity volume weight watt voltage hz processor screen display resolution',
  goods:
    'mattress* pillow* bed bedsheet cushion sofa chair table desk lamp protein whey bcaa creatine vitamin* supplement* multivitamin omega shirt* tshirt tee jeans dress dresses shoe* sneaker* boots jacket coat sweater hoodie socks bag bags backpack watch ring necklace phone* headphone* earbuds laptop charger cable speaker tablet tv camera toy book mug bottle perfume cream shampoo serum lipstick makeup coffee tea candle matratze kissen hemd hose kleid schuhe jacke tasche handy matelas oreiller chemise robe chaussures veste sac colchon almohada camisa vestido zapatos chaqueta bolso movil blanket towel rug curtains grill knife pan kettle toaster blender vacuum printer monitor keyboard mouse helmet bike tent stroller diaper crib',
  storeplace:
    'store stores branch branches outlet outlets showroom* dealer* retailer* offline instore physical nearby nearest filiale* geschaft* laden ladengeschaft magasin* boutique* tienda* sucursal* warehouse pickup|click and collect|near me|open on|opening hours|business hours|working hours|store hours|offnungszeiten|horaires|horario',
  cost_free: 'free gratis kostenlos* gratuit* fee fees charges versandkosten frais gastos',
  fast: 'express overnight expedite* urgent urgently faster quick quickly priority rush schnell* rapide* rapido* urgente sameday|same day|next day|one day',
  intl: 'international internationally worldwide global customs duties duty import abroad overseas ausland zoll etranger douane* extranjero aduana*',
  serve: 'service serviceable servicing ship deliver cover operate operating available lockdown resume resumed',
  genhello:
    'hi hello hey hola hallo bonjour salut moin namaste hii hiii helo heya yo greetings servus buenas ciao morning evening afternoon gday',
  thank: 'thanks thank thx thankyou ty danke* merci gracias cheers appreciate appreciated tysm',
  policy:
    'policy policies terms conditions rules window deadline richtlinie* bedingungen frist politique conditions politica* condiciones plazo allowed eligible possible',
  weather:
    'weather rain raining rainy snow snowing temperature forecast sunny humid humidity umbrella storm wetter regen meteo pluie clima lluvia tiempo degrees',
  clock: 'clock alarm alarms timer timers timezone wecker uhr uhrzeit heure alarma reveil oclock snooze',
  calendar:
    'calendar meeting* appointment* schedule* reminder* remind todo todos agenda kalender termin holiday* vacation pto birthday kids rappelle recuerda',
  travel:
    'flight* flights airport airline hotel* hotels trip travel travelling visa passport luggage baggage cruise train vacation uber taxi cab lyft flug reise vol voyage vuelo viaje tourist museum sightseeing boarding layover',
  music:
    'song songs music playlist artist album band radio podcast spotify musik lied musique chanson cancion movie* film films netflix actor actors show concert lyrics',
  banking:
    'balance savings checking overdraft mortgage loan* interest apr 401k routing statement credit_score creditscore stocks invest* investment* insurance taxes w2 income salary payday paycheck rent utilities fico dividend* bitcoin crypto pension ira atm',
  food: 'restaurant* recipe* cook cooking bake dinner lunch breakfast pizza chicken pasta rice calories meal meals eat food tacos sushi soup cake burger* rezept kochen recette cuisine receta cocinar oven microwave ingredient* steak eggs',
  vehicle:
    'car tire tires tyre oil gas mpg engine mileage brake* fuel motor vehicle parking traffic directions road highway auto voiture coche rental lexus honda mechanic',
  device:
    'light lights thermostat volume bluetooth wifi whisper accent speed language settings sync siri alexa google smart tv turn brighter louder mute',
  chitchat:
    'joke jokes hobby hobbies pets pet old age born name robot bot ai human meaning life love favorite favourite boss sibling* married witz blague chiste dream funny bored human-made',
  trivia:
    'president capital population history war king planet* moon distance mountain ocean country invented einstein math calculate plus minus times divided square root equation spell spelling definition define synonym translate translation convert kilometers miles who science element dinosaur election world poem essay code python homework',
  job: 'job jobs career* vacancy vacancies hiring hire resume cv internship intern salary recruit* franchise* franchisee distributor* distributorship dealership wholesale* reseller* partner partnership collaborat* influencer affiliate sponsor* investor* supplier vendor stelle bewerb* emploi candidature empleo trabajo franquicia ambassador',
  consult:
    'dietician dietitian nutritionist doctor consult consultation trainer coach diet_plan physiotherapist counselling',
  chance: 'coin dice roll flip random number lottery',
};

const exact = new Map<string, readonly string[]>();
const stems = new Map<string, readonly string[]>();
const phrases: (readonly [phrase: string, concept: string])[] = [];

for (const [concept, entries] of Object.entries(concepts)) {
  const [words = '', ...multi] = entries.split('|');
  for (const word of words.split(' ')) {
    const table = word.endsWith('*') ? stems : exact;
    const key = word.replace(/\*$/, '').replaceAll('_', ' ');
    table.set(key, [...(table.get(key) ?? []), concept]);
  }
  for (const phrase of multi) phrases.push([` ${phrase} `, concept]);
}

const shortestStem = Math.min(...[...stems.keys()].map((stem) => stem.length));

/** Concepts of one word, `[]` for a word without any. */
export function listConcepts(word: string): readonly string[] {
  const found = new Set(exact.get(word) ?? []);
  for (let length = shortestStem; length <= word.length; length++) {
    for (const concept of stems.get(word.slice(0, length)) ?? []) found.add(concept);
  }
  return [...found];
}

/** Concepts of the phrases in a text of words with one blank between them. */
export function listPhraseConcepts(words: readonly string[]): readonly string[] {
  const text = ` ${words.join(' ')} `;
  return phrases.filter(([phrase]) => text.includes(phrase)).map(([, concept]) => concept);
}

const farDomains = new Set([
  'weather',
  'clock',
  'calendar',
  'travel',
  'music',
  'banking',
  'food',
  'vehicle',
  'device',
  'chitchat',
  'trivia',
  'chance',
]);
const unspecific = new Set([
  'not',
  'when',
  'where',
  'status',
  'back',
  'code',
  'genhello',
  'thank',
  'support',
  'receive',
  'create',
]);

/** True for a concept that a message about a shop would carry. */
export function isShopConcept(concept: string): boolean {
  return !farDomains.has(concept) && !unspecific.has(concept);
}

export function isFarConcept(concept: string): boolean {
  return farDomains.has(concept);
}
