import type { JSX } from 'preact';

/** Sizes of a sitting besides all that is due. */
const sizes = [5, 10];

/** Begins a sitting of 5, 10 or all. The main one is the largest that is no more than ten. */
export function SittingChoice({
  size,
  isMore = false,
  onBegin,
}: {
  size: number;
  /** Whether a sitting went before: these are the others. */
  isMore?: boolean;
  onBegin: (size: number) => void;
}): JSX.Element {
  const smaller = sizes.filter((one) => one < size);
  const offered = isMore ? [size, ...smaller.toReversed()] : [...smaller, size];
  const main = Math.max(...offered.filter((one) => one <= 10));
  return (
    <p class="row review__sizes">
      {offered.map((one) => (
        <button
          key={one}
          class={`button ${one === main ? 'button--main' : ''}`}
          type="button"
          onClick={() => onBegin(one)}
        >
          {one === size ? nameOfAll(size, isMore) : `Review ${one}${isMore ? ' more' : ''}`}
        </button>
      ))}
    </p>
  );
}

function nameOfAll(size: number, isMore: boolean): string {
  if (isMore) return size === 1 ? 'Review the other one' : `Review the other ${size}`;
  return size === 1 ? 'Review it' : `Review all ${size}`;
}
