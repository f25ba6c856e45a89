/** What each part of an answer needs to know beside its facts. */
export interface AnswerSetting {
  readonly language: string;
  /** IANA, the shop's. */
  readonly timeZone: string;
  readonly storeName: string;
  readonly now: Date;
  /** This turn may propose writes. */
  readonly canWrite: boolean;
}

export function toItem({ title, quantity }: { readonly title: string; readonly quantity: number }): string {
  return quantity === 1 ? title : `${quantity} × ${title}`;
}
