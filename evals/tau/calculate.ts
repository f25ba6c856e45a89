/** Value of a sum with `+ - * /`, brackets and blanks, in hundredths as the tool of the data has it. */
export function calculate(expression: string): number | undefined {
  const tokens = expression.match(/\d+(?:\.\d+)?|[-+*/()]/g) ?? [];
  if (tokens.join('') !== expression.replaceAll(/\s/g, '')) return undefined;
  const reader = new SumReader(tokens);
  const value = reader.readSum();
  return reader.isAtEnd && Number.isFinite(value) ? Math.round(value * 100) / 100 : undefined;
}

/** Recursive descent: a sum of products of numbers and brackets. */
class SumReader {
  private place = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get isAtEnd(): boolean {
    return this.place === this.tokens.length;
  }

  readSum(): number {
    let value = this.readProduct();
    while (this.next === '+' || this.next === '-') {
      value = this.take() === '+' ? value + this.readProduct() : value - this.readProduct();
    }
    return value;
  }

  private readProduct(): number {
    let value = this.readFactor();
    while (this.next === '*' || this.next === '/') {
      value = this.take() === '*' ? value * this.readFactor() : value / this.readFactor();
    }
    return value;
  }

  private readFactor(): number {
    const token = this.take();
    if (token === '-') return -this.readFactor();
    if (token !== '(') return Number(token ?? Number.NaN);
    const value = this.readSum();
    return this.take() === ')' ? value : Number.NaN;
  }

  private get next(): string | undefined {
    return this.tokens[this.place];
  }

  private take(): string | undefined {
    this.place += 1;
    return this.tokens[this.place - 1];
  }
}
