/** What a part of a figure stands for; each has a fill and a stroke in `styles/figure.css`. */
export type Tone = 'plain' | 'accent' | 'muted' | 'warn' | 'data' | 'meta' | 'commit' | 'gone';

/** What happened to a part since the frame before. */
export type Mark = 'new' | 'changed' | 'gone';

/** One thing in a picture. `key` is what it is in every frame: by it two frames are compared. */
export interface Part {
  key: string;
  kind: 'file' | 'box' | 'cell' | 'label' | 'arrow' | 'line';
  /** In CSS pixels from the left upper corner; a label's `y` is its baseline. */
  x: number;
  y: number;
  w: number;
  h: number;
  label?: string;
  sub?: string;
  tone?: Tone;
  mono?: boolean;
  /** What words call it where the label alone does not say; nothing is said of a part without one. */
  name?: string;
  /** Leaves its outline in the frame in which it is gone. */
  ghost?: boolean;
  mark?: Mark;
}

/** One frame, drawn. All frames of a walk have the same size, and a part its place in all of them. */
export interface Scene {
  width: number;
  height: number;
  parts: Part[];
}

/** The width in which a phone of 390 px shows a figure unscaled. */
export const WIDTH = 340;

/** Thrown for a state that cannot be drawn; the message says how to mend it. */
export class PictureError extends Error {}

/** Widths of a letter of the figure kit's two sizes, in CSS pixels, on the safe side: bold, as what has changed is written. */
const letter = { m: 7.8, s: 6.7, mono: 8, monoS: 6.7 } as const;

/** Pixels that `text` takes. */
export function widthOf(text: string, look: keyof typeof letter = 'm'): number {
  return [...text].length * letter[look];
}

/** Refuses a text that would run over the edge of what it stands in. */
export function mustFit(text: string, room: number, look: keyof typeof letter = 'm'): string {
  if (widthOf(text, look) <= room) return text;
  const most = Math.floor(room / letter[look]);
  throw new PictureError(`"${text}" is too long for its place: at most ${most} letters`);
}

/** Marks in each scene what is new, other or gone since the one before it. */
export function markChanges(scenes: readonly Scene[]): Scene[] {
  return scenes.map((scene, i) => {
    const before = scenes[i - 1];
    if (!before) return scene;
    const former = new Map(before.parts.map((part) => [part.key, part]));
    const kept = new Set(scene.parts.map(({ key }) => key));
    const gone = before.parts
      .filter(({ key, ghost }) => ghost && !kept.has(key))
      .map((part): Part => ({ ...part, tone: 'gone', mark: 'gone' }));
    const parts = scene.parts.map((part): Part => {
      const old = former.get(part.key);
      if (!old) return { ...part, mark: 'new' };
      const same =
        old.label === part.label &&
        old.sub === part.sub &&
        old.tone === part.tone &&
        old.w === part.w &&
        old.x === part.x &&
        old.y === part.y;
      return same ? part : { ...part, mark: 'changed' };
    });
    return { ...scene, parts: [...gone, ...parts] };
  });
}

/** What changed, in words: `New: f4. Gone: f1.`; empty for the first frame. */
export function changesInWords({ parts }: Scene): string {
  const titles = { new: 'New', changed: 'Changed', gone: 'Gone' } as const;
  return (['new', 'changed', 'gone'] as const)
    .flatMap((mark) => {
      const names = parts.filter((part) => part.mark === mark).flatMap(({ name }) => name ?? []);
      return names.length === 0 ? [] : `${titles[mark]}: ${[...new Set(names)].join(', ')}.`;
    })
    .join(' ');
}
