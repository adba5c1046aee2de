import { parseArgs } from 'node:util';
import type { Evidence } from '../domain/match.ts';
import { matchFile } from './match-file.ts';
import { runCommand, UsageError } from './usage-error.ts';

const HELP = `Finds the skills that a job posting asks for, and prints them as JSON.

  npm run -s match -- FILE

FILE holds the posting's text, up to 200 kB; - is standard input. The output is
{"skills": [{"id", "level", "evidence": [{"start", "end", "text"}]}], "ruledOut": [{"id", "evidence"}], "isFlat"}: level is
minimum, preferred or unknown (the posting does not say); ruledOut has the skills that are ruled out by the text ("no Java
required"); isFlat is true where the text has lost its lines, so that levels may be wrong. Offsets are in UTF-16 code units.
content/skills.yaml has the words. Errors go to standard error, with exit code 2.
`;

void runCommand(() => {
  const { file, help } = readOptions();
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  const { skills, ruledOut, isFlat } = matchFile(file);
  const spans = (evidence: readonly Evidence[]) =>
    evidence.map(({ start, end, text }) => ({ start, end, text }));
  const output = {
    skills: skills.map(({ id, level, evidence }) => ({ id, level, evidence: spans(evidence) })),
    ruledOut: ruledOut.map(({ id, evidence }) => ({ id, evidence: spans(evidence) })),
    isFlat,
  };
  process.stdout.write(`${JSON.stringify(output, null, 2)}\n`);
});

function readOptions(): { file: string; help: boolean } {
  let parsed;
  try {
    parsed = parseArgs({
      options: { help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [file = ''] = positionals;
  if (!values.help && positionals.length !== 1)
    throw new UsageError('name one file that holds a posting: npm run -s match -- FILE');
  return { file, help: values.help };
}
