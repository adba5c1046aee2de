import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contentRoot } from './content-root.ts';
import { dataFiles, labRuns, programFiles } from './lab-record.ts';
import { plainText } from './markdown.ts';
import type { LabContent } from './read.ts';
import { zipFiles } from './zip-files.ts';

/** A table or file that a lab wrote, as the explorers open it. */
export interface Sample {
  id: string;
  kind: NonNullable<LabContent['data']>[number]['kind'];
  title: string;
  lab: { id: string; title: string };
  /** Under the site's base. */
  url: string;
  /** Bytes. */
  size: number;
}

export function samplesOf({ slug, title, data = [] }: LabContent): Sample[] {
  return data.map(({ id, kind, title: own }) => ({
    id,
    kind,
    title: own,
    lab: { id: slug, title },
    url: `/${dataFiles({ id, kind }).file}`,
    size: statSync(samplePath(slug, { id, kind })).size,
  }));
}

/** Where the file or the zip of a sample lies. */
export function samplePath(slug: string, data: Pick<Sample, 'id' | 'kind'>): string {
  return join(folderOf(slug), dataFiles(data).file);
}

/** Paths of a lab's program, to be shown in full: what is read first comes first. */
export function shownFiles({ slug, steps }: LabContent): string[] {
  const files = programFiles(folderOf(slug));
  const first = steps.flatMap(({ shows = [] }) => shows);
  return [...new Set([...first.filter((file) => files.includes(file)), ...files])];
}

/** An address on a lab's page for one of its files, or for a step by what it prints. */
export function anchorOf(file: string): string {
  return `file-${file.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()}`;
}

/** The lab as a zip: its program, what a run printed, and how to run it by hand. */
export function labArchive(lab: LabContent): Uint8Array<ArrayBuffer> {
  const folder = folderOf(lab.slug);
  const outputs = labRuns(lab).map(({ output }) => output);
  const files = [...programFiles(folder), 'lab.yaml', ...outputs].map(
    (file): [string, Uint8Array] => [file, readFileSync(join(folder, file))],
  );
  const all = [...files, ['README.md', new TextEncoder().encode(readme(lab))] as const];
  return zipFiles(Object.fromEntries(all.map(([file, bytes]) => [`${lab.slug}/${file}`, bytes])));
}

/** What one types to run a lab without Lakepath's own command. */
export function commandsByHand({ slug, steps, tools }: LabContent): string[] {
  const folder = folderOf(slug);
  if (!tools.includes('python-3.11')) return steps.map(({ command }) => command);
  const requirements = programFiles(folder).filter((file) => /^requirements.*\.txt$/.test(file));
  return [
    'python3 -m venv .venv',
    '. .venv/bin/activate',
    ...requirements.map((file) => `pip install -r ${file}`),
    ...steps.map(({ command }) => command),
  ];
}

function readme(lab: LabContent): string {
  const { title, slug, goal, engines, memory, disk, needs = [], modules } = lab;
  return [
    `# ${title}`,
    '',
    plainText(goal.trim()),
    '',
    `With ${Object.entries(engines)
      .map((one) => one.join(' '))
      .join(', ')}.`,
    `Needs ${[...toolNames(lab), ...needs, `${memory} of memory`, ...(disk ? [`${disk} of disk`] : [])].join('; ')}.`,
    '',
    'In this folder:',
    '',
    ...commandsByHand(lab).map((command) => `    ${command}`),
    '',
    `Each step prints what its file in \`expected/\` holds, but for what varies from run to run (\`lab.yaml\`).`,
    '',
    `From Lakepath: /labs/${slug}/, with module /modules/${modules[0] ?? ''}/. Licence of this text and program: CC BY 4.0.`,
    '',
  ].join('\n');
}

const tools = {
  'jdk-17': 'JDK 17',
  'maven-3.8': 'Maven 3.8 or newer',
  'python-3.11': 'Python 3.11 or newer',
  'cmake-3.20': 'CMake 3.20 or newer',
  'cxx-17': 'a C++17 compiler',
} as const;

export function toolNames(lab: Pick<LabContent, 'tools'>): string[] {
  return lab.tools.map((tool) => tools[tool]);
}

function folderOf(slug: string): string {
  return join(contentRoot(), 'content/labs', slug);
}
