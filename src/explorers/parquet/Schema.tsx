import type { ColumnFacts, SchemaFacts } from './facts.ts';

interface Props {
  schema: SchemaFacts;
  columns: readonly ColumnFacts[];
}

/** The schema as a tree: groups hold fields, leaves are columns. */
export function Schema({ schema, columns }: Props) {
  return (
    <div class="pq-schema">
      <p class="soft">
        Levels say what a leaf’s values cannot: the definition level, how many of its optional or
        repeated fields are there (below the highest, something is null or empty); the repetition
        level, in which list a new entry begins.
      </p>
      <Fields fields={schema.children} columns={columns} />
    </div>
  );
}

function levelsInWords({ maxDefinition, maxRepetition }: ColumnFacts): string {
  if (maxDefinition === 0) return ' always there: no levels are stored';
  const definition = `definition 0 to ${String(maxDefinition)}`;
  return maxRepetition === 0
    ? ` ${definition}`
    : ` ${definition}, repetition 0 to ${String(maxRepetition)}`;
}

function Fields({
  fields,
  columns,
}: {
  fields: readonly SchemaFacts[];
  columns: readonly ColumnFacts[];
}) {
  return (
    <ul>
      {fields.map((field, i) => {
        const column = field.column === undefined ? undefined : columns[field.column];
        return (
          <li key={i}>
            <code>{field.name}</code>{' '}
            <span>
              {field.repetition} {field.type}
            </span>
            {column && <span class="soft">{levelsInWords(column)}</span>}
            {field.fieldId !== undefined && (
              <span class="soft">{` field id ${String(field.fieldId)}`}</span>
            )}
            {field.children.length > 0 && <Fields fields={field.children} columns={columns} />}
          </li>
        );
      })}
    </ul>
  );
}
