import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './faults.ts';
import {
  changedPaths,
  dataFiles,
  hashLab,
  labRuns,
  programFiles,
  readRecord,
  recordFile,
} from './lab-record.ts';
import type { Content, LabContent } from './read.ts';

/** What all labs publish together; the explorers' samples stay small. */
export const MOST_DATA = 3_000_000;

/** Labs: that they ran as they are, and kept what came out. */
export function checkLabs(content: Content, root: string, report: Report): void {
  const taken = new Map<string, string>();
  let size = 0;
  for (const lab of content.labs) {
    const folder = join(root, 'content/labs', lab.slug);
    checkFiles(lab, folder, report);
    checkRecord(lab, folder, report);
    for (const data of lab.data ?? []) {
      const other = taken.get(data.id);
      if (other !== undefined) {
        report(lab.file, `data "${data.id}" is also in ${other}; ids are unique across labs`);
      }
      taken.set(data.id, lab.file);
      const file = join(folder, dataFiles(data).file);
      if (existsSync(file)) size += statSync(file).size;
    }
  }
  if (size > MOST_DATA) {
    report('content/labs', `publish ${size} bytes of data; keep it under ${MOST_DATA}`);
  }
}

function checkFiles(lab: LabContent, folder: string, report: Report): void {
  const program = programFiles(folder);
  for (const { title, shows = [], requirements } of lab.steps) {
    const named = requirements === undefined ? shows : [...shows, requirements];
    for (const file of named) {
      if (!program.includes(file)) {
        report(lab.file, `step "${title}" names ${file}, which the lab does not have`);
      }
    }
  }
  const outputs = labRuns(lab).map(({ output }) => output);
  const twice = outputs.find((output, at) => outputs.indexOf(output) !== at);
  if (twice !== undefined) report(lab.file, `writes ${twice} twice; give each run its own output`);
  for (const { command, output } of lab.questions) {
    if ((command === undefined) !== (output === undefined)) {
      report(lab.file, 'has a question with a command and no output, or the other way round');
    }
  }
}

function checkRecord(lab: LabContent, folder: string, report: Report): void {
  const mend = `run "npm run labs -- ${lab.slug} --update"`;
  const record = readRecord(folder);
  if (!record) {
    report(lab.file, `has no ${recordFile}: ${mend}`);
    return;
  }
  const now = hashLab(folder, lab);
  const edited = changedPaths(record.inputs, now.inputs);
  if (edited.length > 0) {
    report(lab.file, `was edited but not run again (${edited.join(', ')}): ${mend}`);
  }
  const touched = changedPaths(record.outputs, now.outputs);
  if (touched.length > 0) {
    report(lab.file, `shows what its last run did not write (${touched.join(', ')}): ${mend}`);
  }
}
