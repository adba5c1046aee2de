import { Picture } from '../Picture.tsx';
import { rowGroupsOf, shape } from './file.ts';
import { questions } from './model.ts';
import type { State } from './model.ts';
import { inWords } from './words.ts';

const LEFT = 74;
const CELL = 65;
const LINE = 30;
const TOP = 26;

/** A line for each row group, a cell for each page; what is left out is muted, and says by what. */
export function Pages({ id, state }: { id: string; state: State }) {
  const { asked, pruned, order } = state;
  const groups = rowGroupsOf(order);
  const has = (question: (typeof questions)[number]) => asked > questions.indexOf(question);
  return (
    <Picture
      id={id}
      title="Row groups and pages"
      desc={describePicture(state)}
      height={TOP + shape.groups * LINE + 2}
    >
      <text class="label s muted" x={6} y={15}>
        row group
      </text>
      <text class="label s muted" x={LEFT} y={15}>
        its four pages: the lowest and the highest id
      </text>
      {groups.map(({ min, max, pages }, group) => {
        const y = TOP + group * LINE;
        const out =
          has('footer') && !pruned.afterFooter.includes(group)
            ? 'footer'
            : has('bloom') && !pruned.afterBloom.includes(group)
              ? 'filter'
              : '';
        return (
          <g key={group}>
            <text class={`label s strong${out ? ' muted' : ''}`} x={6} y={y + 11}>
              {group}
            </text>
            <text class="label s muted" x={16} y={y + 11}>
              {out && `out: ${out}`}
            </text>
            <text class="label s mono muted" x={6} y={y + 23}>
              {`${min}–${max}`}
            </text>
            {pages.map((page, place) => (
              <Cell
                key={place}
                {...{ x: LEFT + place * CELL, y, text: `${page.min}–${page.max}` }}
                look={
                  out !== '' ||
                  (has('index') && !pruned.pages.includes(group * shape.pages + place))
                    ? 'out'
                    : has('read')
                      ? 'read'
                      : 'left'
                }
              />
            ))}
          </g>
        );
      })}
    </Picture>
  );
}

const tones = { out: 't-gone', left: 't-plain', read: 't-accent' } as const;

function Cell({
  x,
  y,
  text,
  look,
}: {
  x: number;
  y: number;
  text: string;
  look: keyof typeof tones;
}) {
  return (
    <g class={`part ${tones[look]}`}>
      <rect x={x} y={y} width={CELL - 3} height={LINE - 4} rx={3} />
      <text class={`s mono${look === 'read' ? ' strong' : ''}`} x={x + (CELL - 3) / 2} y={y + 17}>
        {text}
      </text>
    </g>
  );
}

function describePicture({ predicate, pruned, asked }: State): string {
  const { afterFooter, afterBloom, pages } = pruned;
  const left = [
    `${afterFooter.length} row groups are left after the footer`,
    `${afterBloom.length} after the Bloom filters`,
    `${pages.length} pages after the page index`,
    'these are read',
  ].slice(0, asked);
  return `The query: ${inWords(predicate)}. ${left.join(', ') || 'Nothing is asked yet'}.`;
}
