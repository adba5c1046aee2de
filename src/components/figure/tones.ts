/** What a part of a figure stands for; each has a fill and a stroke in `styles/figure.css`. */
export type Tone = 'plain' | 'accent' | 'muted' | 'warn' | 'data' | 'meta' | 'commit' | 'gone';
export type Point = readonly [x: number, y: number];
