export type { Tone } from '../../domain/pictures/scene.ts';
export type Point = readonly [x: number, y: number];
