import type { JSX } from 'preact';
import type { Catalog } from '../../domain/catalog.ts';
import type { Because, ModuleBelief } from '../../domain/placement.ts';
import { moduleTitle } from '../names.ts';

/** As likely as this, a module is proposed as known; the rest is for the reader to tick. */
const PROPOSED = 0.75;
/** As unlikely as this, it is out of the question. */
const UNLIKELY = 0.25;

/**
 * Not on ticks or the general impression alone: a question must have been answered that speaks for
 * the module.
 */
export function isProposed(belief: ModuleBelief): boolean {
  return belief.probability >= PROPOSED && !isUnasked(belief.because);
}

/** Likely not known. */
export function isUnlikely({ probability }: ModuleBelief): boolean {
  return probability <= UNLIKELY;
}

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
        <strong>{verdict(belief)}</strong> {reason(catalog, belief.because, given)}
      </p>
    </li>
  );
}

function isUnasked({ kind }: Because): boolean {
  return kind === 'claim' || kind === 'level';
}

function verdict({ probability, because }: ModuleBelief): string {
  if (because.kind === 'given') return 'Known before.';
  if (probability >= PROPOSED && isUnasked(because)) return 'Perhaps known.';
  if (probability >= 0.95) return 'Known, almost surely.';
  if (probability >= PROPOSED) return 'Known, likely.';
  if (probability > UNLIKELY) return 'Not clear.';
  return probability > 0.05 ? 'Not known, likely.' : 'Not known, almost surely.';
}

function reason(catalog: Catalog, because: Because, given: ReadonlySet<string>): string {
  const titles = (ids: readonly string[]) =>
    ids.map((id) => `“${moduleTitle(catalog, id)}”`).join(', ');
  switch (because.kind) {
    case 'given':
      return 'You passed it, ticked it off, or marked it; or another such module needs it.';
    case 'answers':
      return `${because.right} of ${because.right + because.wrong} of its questions right.`;
    case 'needed-by':
      return because.modules.some((id) => given.has(id))
        ? `You know what builds on it: ${titles(because.modules)}.`
        : `You answered well in what builds on it: ${titles(because.modules)}.`;
    case 'needs':
      return `It builds on what you missed: ${titles(because.modules)}.`;
    case 'claim':
      return 'You have done something that speaks for it; none of its questions was answered.';
    case 'level':
      return 'From all that you said and answered; none of its questions decided it.';
  }
}
