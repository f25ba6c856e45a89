import { toPhraseLanguage } from './agent/phrases/phrase.ts';
import type { Mailer } from './commerce/mailer.ts';
import type { CodeSender } from './effects/verification.ts';

export interface CodeSenderDeps {
  findMailer(storeId: string): Promise<Mailer>;
}

/** Sends codes by mail; there is no way to a phone yet, so an order without an address on it has no codes. */
export function createCodeSender({ findMailer }: CodeSenderDeps): CodeSender {
  return {
    send: async (letter, context) => {
      if (!('email' in letter.to)) {
        return false;
      }
      const mailer = await findMailer(letter.storeId);
      return await mailer.send(toMail(letter, letter.to.email), context);
    },
  };
}

type Letter = Parameters<CodeSender['send']>[0];

function toMail({ code, storeName, language = 'en' }: Letter, to: string) {
  const words = letters[toPhraseLanguage(language)];
  const fill = (text: string) => text.replaceAll('{code}', code).replaceAll('{store}', storeName);
  return { to, subject: fill(words.subject), text: fill(words.text), language: toPhraseLanguage(language) };
}

const letters = {
  en: {
    subject: '{code} is your code for {store}',
    text: 'Your code is {code}. Type it in the chat to confirm that the order is yours.\n\nIf you did not ask for it, ignore this message: nothing happens without the code. We will never ask you for it by phone or e-mail.\n\n{store}',
  },
  de: {
    subject: '{code} ist Ihr Code für {store}',
    text: 'Ihr Code ist {code}. Geben Sie ihn im Chat ein, um zu bestätigen, dass die Bestellung Ihre ist.\n\nFalls Sie ihn nicht angefordert haben, ignorieren Sie diese Nachricht: Ohne den Code geschieht nichts. Wir fragen nie per Telefon oder E-Mail danach.\n\n{store}',
  },
  fr: {
    subject: '{code} est votre code pour {store}',
    text: "Votre code est {code}. Saisissez-le dans le chat pour confirmer que la commande est la vôtre.\n\nSi vous ne l'avez pas demandé, ignorez ce message : rien ne se passe sans le code. Nous ne vous le demanderons jamais par téléphone ni par e-mail.\n\n{store}",
  },
  es: {
    subject: '{code} es tu código para {store}',
    text: 'Tu código es {code}. Escríbelo en el chat para confirmar que el pedido es tuyo.\n\nSi no lo has pedido, ignora este mensaje: sin el código no pasa nada. Nunca te lo pediremos por teléfono ni por correo.\n\n{store}',
  },
} as const;
