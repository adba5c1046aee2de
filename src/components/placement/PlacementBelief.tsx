import type { JSX } from 'preact';
import type { Catalog } from '../../domain/catalog.ts';
import { verdictOf, type ModuleBelief, type Verdict } from '../../domain/placement.ts';
import { moduleTitle } from '../names.ts';

const VERDICTS: Record<Verdict, string> = {
  given: 'Known before.',
  claimed: 'Perhaps known.',
  known: 'Known, it seems.',
  'probably-known': 'Probably known.',
  unclear: 'Not clear.',
  'probably-not-known': 'Probably not known.',
  'not-known': 'Not known, it seems.',
};

interface Props {
  catalog: Catalog;
  belief: ModuleBelief;
  /** Modules known at the start. */
  given: ReadonlySet<string>;
  ticked: boolean;
  disabled: boolean;
  onTick: (on: boolean) => void;
}

/** A module, what was concluded about it and why, to be ticked or not. */
export function PlacementBelief(props: Props): JSX.Element {
  const { catalog, belief, given, ticked, disabled, onTick } = props;
  return (
    <li>
      <label class="tickline">
        <input
          type="checkbox"
          checked={ticked}
          disabled={disabled || given.has(belief.module)}
          onChange={({ currentTarget: { checked } }) => onTick(checked)}
        />
        <span>{moduleTitle(catalog, belief.module)}</span>
      </label>
      <p class="meta">
        <strong>{VERDICTS[verdictOf(belief)]}</strong> {reason(catalog, belief, given)}
      </p>
    </li>
  );
}

/** What the verdict rests on; answers to its own questions are said always. */
function reason(
  catalog: Catalog,
  { because, own: { right, wrong } }: ModuleBelief,
  given: ReadonlySet<string>,
): string {
  const titles = (ids: readonly string[]) =>
    ids.map((id) => `“${moduleTitle(catalog, id)}”`).join(', ');
  const asked = right + wrong;
  const own = asked === 0 ? '' : ` ${right} of ${asked} of its questions right.`;
  switch (because.kind) {
    case 'given':
      return 'You passed it, ticked it off, or marked it; or another such module needs it.';
    case 'answers':
      return own.trimStart();
    case 'needed-by':
      return `${
        because.modules.some((id) => given.has(id))
          ? 'You know what builds on it'
          : 'You answered well in what builds on it'
      }: ${titles(because.modules)}.${own}`;
    case 'needs':
      return `It builds on what you missed: ${titles(because.modules)}.${own}`;
    case 'claim':
      return `You have done something that speaks for it; none of its questions decided it.${own}`;
    case 'level':
      return `From all that you said and answered; none of its questions decided it.${own}`;
  }
}
