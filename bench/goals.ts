/** One line of the report; goals are this project's own, ratios are to the floor of the same run. */
export interface Finding {
  readonly what: string;
  readonly floor?: string;
  readonly service: string;
  readonly ratio?: number;
  readonly goal?: string;
  /** Undefined: no goal, or not measured. */
  readonly isMet?: boolean;
  readonly note?: string;
}

export interface Pair {
  readonly floor: number | undefined;
  readonly service: number | undefined;
}

/** A number of both servers whose ratio has a limit. */
export function compare(
  what: string,
  unit: string,
  { floor, service }: Pair,
  goal?: { readonly text: string; readonly maxRatio: number },
): Finding {
  const ratio = isNumber(floor) && isNumber(service) && floor > 0 ? service / floor : undefined;
  return {
    what,
    floor: show(floor, unit),
    service: show(service, unit),
    ...(ratio === undefined ? {} : { ratio }),
    ...(goal === undefined ? {} : { goal: goal.text }),
    ...(goal === undefined || ratio === undefined ? {} : { isMet: ratio <= goal.maxRatio }),
  };
}

/** A number of the service with a limit of its own; the floor's stands beside it. */
export function limit(
  what: string,
  unit: string,
  { floor, service }: Pair,
  goal: { readonly text: string; readonly max: number },
): Finding {
  return {
    what,
    ...(floor === undefined ? {} : { floor: show(floor, unit) }),
    service: show(service, unit),
    ...(isNumber(floor) && isNumber(service) && floor > 0 ? { ratio: service / floor } : {}),
    goal: goal.text,
    ...(isNumber(service) ? { isMet: service <= goal.max } : {}),
  };
}

const columns = ['', 'floor', 'service', 'x floor', 'goal', ''] as const;

export function toTable(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => [
    finding.what,
    finding.floor ?? '',
    finding.service,
    finding.ratio === undefined ? '' : finding.ratio.toFixed(2),
    finding.goal ?? '',
    finding.isMet === undefined ? (finding.note ?? '') : finding.isMet ? 'ok' : 'MISSED',
  ]);
  const widths = columns.map((head, place) => Math.max(head.length, ...rows.map((row) => (row[place] ?? '').length)));
  const toLine = (row: readonly string[]) =>
    row
      .map((cell, place) =>
        place >= 1 && place <= 3 ? cell.padStart(widths[place] ?? 0) : cell.padEnd(widths[place] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [toLine(columns), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(toLine)].join('\n');
}

function show(value: number | undefined, unit: string): string {
  if (!isNumber(value)) {
    return 'n/a';
  }
  return `${value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)}${unit === '' ? '' : ` ${unit}`}`;
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
