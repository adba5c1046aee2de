import type { ComponentChildren, JSX } from 'preact';

interface Props {
  /** The simulator's own, or that with an ending where it has several pictures. */
  id: string;
  title: string;
  /** What is to be seen, in words. A small chart may say it all in its title. */
  desc?: string;
  /** CSS pixels. 340 is readable on a phone as it is; the picture grows to the room it gets. */
  width?: number;
  /** With a width of 340 at most 300 or so: on a phone half a screen is for the controls. */
  height: number;
  children: ComponentChildren;
}

/**
 * An SVG with its name and its words. `src/styles/figure.css` draws in it as in figures: `<g class="part t-data">`
 * around `rect`, `path` and `text` (`t-plain`, `t-muted`, `t-accent`, `t-warn`, `t-data`, `t-meta`, `t-commit`,
 * `t-gone`), `<g class="arrow">`, `<g class="axis">`, `<g class="lane">`, and `<text class="label">`, with `m` or `s`
 * for its size and `strong`, `muted` or `mono`.
 */
export function Picture({ id, title, desc, width = 340, height, children }: Props): JSX.Element {
  const [titleId, descId] = [`${id}-title`, `${id}-desc`];
  return (
    <svg
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby={desc === undefined ? titleId : `${titleId} ${descId}`}
    >
      <title id={titleId}>{title}</title>
      {desc !== undefined && <desc id={descId}>{desc}</desc>}
      {children}
    </svg>
  );
}
