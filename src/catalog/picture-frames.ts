import type { PictureFrames } from '../domain/pictures.ts';
import type { Picture, Walk } from './schema.ts';

/** The states of a walk or of a single picture, as they are drawn. */
export function framesOf(figure: Walk | Picture): PictureFrames {
  const shows = 'frames' in figure ? figure.frames.map(({ show }) => show) : [figure.show];
  // The schema ties each state to its kind of picture; a list of them loses that to the type checker.
  return { picture: figure.picture, states: shows } as PictureFrames;
}
