/** How a Paimon table merges the rows of one key; option values are Paimon's own where they are words. */
export interface Settings {
  readonly engine: Engine;
  /** `ta`: `sequence.field`; `groups`: `ta` orders `a`, and `tb` orders `b`. */
  readonly sequence: 'none' | 'ta' | 'groups';
  /** What `-U` and `-D` do. `remove`: `remove-record-on-delete`, with groups `…-on-sequence-group` of `ta`. */
  readonly deletes: 'default' | 'ignore' | 'remove';
  /** Column `a`'s, in an aggregation table. */
  readonly sum: AggregateFunction;
}

export const engines = ['deduplicate', 'partial-update', 'aggregation', 'first-row'] as const;
export type Engine = (typeof engines)[number];

export const aggregateFunctions = ['sum', 'max', 'last_value', 'last_non_null_value'] as const;
export type AggregateFunction = (typeof aggregateFunctions)[number];

/** What can be set beside an engine: the rest is refused by Paimon, or has no meaning there. */
export const allowed: Readonly<Record<Engine, Readonly<Pick<Lists, 'sequence' | 'deletes'>>>> = {
  deduplicate: { sequence: ['none', 'ta'], deletes: ['default', 'ignore'] },
  'partial-update': {
    sequence: ['none', 'ta', 'groups'],
    deletes: ['default', 'ignore', 'remove'],
  },
  aggregation: { sequence: ['none', 'ta'], deletes: ['default', 'ignore', 'remove'] },
  'first-row': { sequence: ['none'], deletes: ['default', 'ignore'] },
};

type Lists = { readonly [K in keyof Settings]: readonly Settings[K][] };

/** The same settings, with what the engine does not have set to its default. */
export function fit(settings: Settings): Settings {
  const { sequence, deletes } = allowed[settings.engine];
  return {
    ...settings,
    sequence: sequence.includes(settings.sequence) ? settings.sequence : 'none',
    deletes: deletes.includes(settings.deletes) ? settings.deletes : 'default',
  };
}

/** The table options, as they would stand in SQL's `WITH`. */
export function optionsOf({ engine, sequence, deletes, sum }: Settings): readonly string[] {
  const options = [`merge-engine = ${engine}`];
  if (sequence === 'ta') options.push('sequence.field = ta');
  if (sequence === 'groups')
    options.push('fields.ta.sequence-group = a', 'fields.tb.sequence-group = b');
  if (engine === 'aggregation') options.push(`fields.a.aggregate-function = ${sum}`);
  if (deletes === 'ignore') options.push('ignore-delete = true');
  if (deletes === 'remove') options.push(removal(engine, sequence));
  return options;
}

function removal(engine: Engine, sequence: Settings['sequence']): string {
  if (sequence === 'groups') return 'partial-update.remove-record-on-sequence-group = ta';
  return `${engine}.remove-record-on-delete = true`;
}
