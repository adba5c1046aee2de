import { drawFrames } from '../domain/pictures.ts';
import { PictureError } from '../domain/pictures/scene.ts';
import { suggest, type Report } from './faults.ts';
import { framesOf } from './picture-frames.ts';
import type { ModuleContent } from './read.ts';
import type { ScannedMdx } from './scan-mdx.ts';

/** Walks and pictures of figures.yaml: each can be drawn, and stands in the text once. */
export function checkFigures(
  module: ModuleContent,
  { components }: ScannedMdx,
  report: Report,
): void {
  for (const [name, figures] of [
    ['Walk', module.walks],
    ['Picture', module.pictures],
  ] as const) {
    const used = components.filter((component) => component.name === name);
    for (const figure of figures) {
      try {
        drawFrames(framesOf(figure));
      } catch (error) {
        if (!(error instanceof PictureError)) throw error;
        report(module.figuresFile, `"${figure.id}": ${error.message}`);
      }
      const times = used.filter(({ attributes }) => attributes.id === figure.id).length;
      if (times !== 1) {
        report(
          module.figuresFile,
          `"${figure.id}" stands ${times} times in ${module.file}; write <${name} id="${figure.id}" /> once`,
        );
      }
    }
    const known = figures.map(({ id }) => id);
    for (const { attributes, line } of used) {
      const { id = '' } = attributes;
      if (known.includes(id)) continue;
      report(
        `${module.file}:${line}`,
        `<${name} id="${id}"> is not in ${module.figuresFile}${suggest(id, known)}`,
      );
    }
  }
}
