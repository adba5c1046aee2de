import { z } from 'astro/zod';

/**
 * The shapes of everything under `content/`. Strict: an unknown key is a fault, named with the key
 * that was likely meant (see `faults.ts`). The JSON Schemas that editors use are made from these.
 */

/** Ids are written by authors and are permanent: bookmarks, answers and links point at them. */
export const id = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'must be 1 to 40 of a–z, 0–9 and "-"')
  .describe('Permanent id, unique across the whole site');

/** Inline markdown: code spans, emphasis, links to `#section-id` or `/modules/<slug>/`. */
const inline = z.string().trim().min(1, 'must not be empty');
const markdown = inline.describe('Markdown');
const sectionTitle = inline.regex(
  /^[^`*[\]]+$/,
  'must be plain text: it also stands in labels and lists',
);
const date = z.iso.date('must be a date like 2026-11-30').describe('Date as YYYY-MM-DD');
const versions = z.record(z.string(), z.string().min(1)).describe('Engine or library → version');

export const moduleSchema = z
  .strictObject({
    $schema: z.string().optional(),
    title: z.string().min(3).max(60),
    summary: z.string().min(40).max(180),
    ordinal: z.int().positive().describe('Permanent number, in order of birth; never reused'),
    minutes: z
      .int()
      .min(35)
      .max(60)
      .describe('Counted, see src/catalog/minutes.ts; the check compares'),
    prerequisites: z.array(id),
    qualifications: z.array(id).min(1),
    skills: z.array(id).min(1),
    confusables: z
      .array(id)
      .optional()
      .describe('Sets of things easily confused; review mixes the items of modules that share one'),
    objectives: z
      .array(z.strictObject({ id, text: inline }))
      .min(2)
      .max(6),
    sections: z
      .array(z.strictObject({ id, title: sectionTitle, minutes: z.int().min(1).max(15) }))
      .min(2)
      .max(9),
    recap: z.array(inline).min(3).max(8),
    verified: z.strictObject({ date, versions }),
    sources: z
      .array(
        z.strictObject({
          id,
          title: inline,
          version: z
            .string({ error: 'is missing: say which version, commit or date was read' })
            .min(1),
          url: z.url().optional(),
          section: z.string().optional(),
        }),
      )
      .min(1),
    aliases: z
      .strictObject({
        slugs: z.array(id).optional(),
        sections: z.record(id, id).optional(),
      })
      .optional()
      .describe('Addresses this page had before: old slugs, and old section id → present one'),
  })
  .meta({ title: 'Lakepath module front matter' });

const listing = z.strictObject({
  lab: id,
  file: z.string(),
  lines: z
    .string()
    .regex(/^\d+(-\d+)?$/)
    .optional(),
  text: markdown.optional(),
});

const common = {
  id,
  objective: id,
  section: id.describe('The section that settles the question'),
  stimulus: z.union([markdown, listing]).optional().describe('What to read before the question'),
  question: markdown,
  explanation: markdown,
  replaces: z.array(id).optional().describe('Retired items that this one stands in for'),
  plain: z
    .literal(true)
    .optional()
    .describe(
      'Everyday words, and most who never saw the module can reason it out: placement asks it early',
    ),
};

const option = z.strictObject({
  id,
  text: inline,
  correct: z.boolean().optional(),
  why: z.string({ error: 'is missing: every option explains itself' }).trim().min(1),
  section: id.optional(),
});

export const itemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('single'), options: z.array(option).min(3).max(4) }),
  z.strictObject({
    ...common,
    kind: z.literal('multiple'),
    options: z.array(option).min(3).max(4),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('ordering'),
    steps: z
      .array(z.strictObject({ id, text: inline, why: inline }))
      .min(3)
      .max(6)
      .describe('In the right order; the page shuffles'),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('matching'),
    pairs: z
      .array(z.strictObject({ id, left: inline, right: inline, why: inline }))
      .min(3)
      .max(6),
    decoys: z.array(z.strictObject({ id, right: inline, why: inline })).optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('numeric'),
    answer: z.number(),
    tolerance: z.number().nonnegative(),
    unit: z.string().optional(),
    traps: z
      .array(z.strictObject({ value: z.number(), why: inline, section: id.optional() }))
      .min(1)
      .describe('The usual wrong numbers, each with what went wrong'),
  }),
]);

export const quizSchema = z
  .strictObject({
    $schema: z.string().optional(),
    items: z.array(itemSchema).min(8).max(12),
    open: z
      .array(
        z.strictObject({
          id,
          question: markdown,
          rubric: z.array(inline).length(4, 'must have exactly four points'),
          answer: markdown,
          followups: z
            .array(
              z.strictObject({ question: inline, good: inline.describe('What a good answer has') }),
            )
            .length(2, 'must be exactly two follow-up questions'),
        }),
      )
      .length(2, 'must be exactly two open questions'),
    retired: z
      .array(z.strictObject({ id, objective: id }))
      .optional()
      .describe('Items that are no longer asked and that nothing replaces'),
  })
  .meta({ title: 'Lakepath quiz' });

const few = z.string().min(1);
const runs = z.strictObject({
  levels: z
    .record(few, z.array(few))
    .describe('Level → runs, newest first: "name size" or "name from–to"'),
  pick: z.array(few).optional().describe('Names of the runs that a compaction takes'),
});
const files = z.strictObject({
  points: z.record(few, z.array(few)).describe('File → the files that it points at'),
  notes: z.record(few, few).optional().describe('File → a word under its name'),
});
const writers = z.strictObject({
  moments: z
    .array(z.record(few, few))
    .describe('From left to right: lane → what it does; "✗ …" failed'),
});
const queues = z.strictObject({
  lines: z.array(z.array(z.string())).describe('"(task)", "(task: note)" or a queue, "5 4 |2 3"'),
});
const rows = z.strictObject({
  grids: z
    .record(few, z.array(z.array(z.union([z.string(), z.number()]))))
    .describe('Title → rows, the first one the heading; "~x" is struck out, "*x" stands out'),
});

const ask = z.strictObject({
  question: inline.describe('What happens next? Asked before the next frame'),
  choices: z
    .array(z.strictObject({ text: inline, right: z.literal(true).optional(), why: inline }))
    .min(2)
    .max(3)
    .refine(
      (choices) => choices.filter(({ right }) => right).length === 1,
      'must have one right choice',
    ),
});
const named = {
  id,
  title: inline,
  desc: inline.describe('The text alternative: what is to be seen'),
};
/** One kind of picture: alone, or in steps. */
const picture = <Kind extends string, State extends z.ZodType>(kind: Kind, show: State) => ({
  one: z.strictObject({ ...named, picture: z.literal(kind), caption: inline, show }),
  steps: z.strictObject({
    ...named,
    picture: z.literal(kind),
    frames: z
      .array(
        z.strictObject({ show, say: inline.describe('One or two sentences'), ask: ask.optional() }),
      )
      .min(3)
      .max(8),
  }),
});
const pictures = [
  picture('runs', runs),
  picture('files', files),
  picture('writers', writers),
  picture('queues', queues),
  picture('rows', rows),
] as const;
const [ofRuns, ofFiles, ofWriters, ofQueues, ofRows] = pictures;

export const figuresSchema = z
  .strictObject({
    $schema: z.string().optional(),
    walks: z
      .array(
        z.discriminatedUnion('picture', [
          ofRuns.steps,
          ofFiles.steps,
          ofWriters.steps,
          ofQueues.steps,
          ofRows.steps,
        ]),
      )
      .optional()
      .describe('Pictures in three to eight steps: <Walk id>'),
    pictures: z
      .array(
        z.discriminatedUnion('picture', [
          ofRuns.one,
          ofFiles.one,
          ofWriters.one,
          ofQueues.one,
          ofRows.one,
        ]),
      )
      .optional()
      .describe('Single pictures: <Picture id>'),
  })
  .meta({ title: 'Lakepath figures' });

export const postingSchema = z
  .strictObject({
    $schema: z.string().optional(),
    title: inline,
    qualifications: z
      .array(
        z.strictObject({
          id,
          ordinal: z.int().min(1).max(9),
          level: z.enum(['minimum', 'preferred']),
          text: inline.describe('Verbatim, as posted'),
          plain: inline.describe('One plain sentence: what it means'),
          short: z.string().min(3).max(40).describe('A label for narrow places'),
          skills: z.array(id).min(1),
        }),
      )
      .min(1),
    conditions: z
      .array(z.strictObject({ level: z.enum(['minimum', 'preferred']), text: inline }))
      .describe('Lines to meet, not to study; verbatim'),
  })
  .meta({ title: 'Lakepath posting' });

const phrase = z.string().min(1).describe('Written as src/domain/match/phrase.ts says');
const phraseList = z.array(phrase).min(1);

export const skillsSchema = z
  .strictObject({
    $schema: z.string().optional(),
    headings: z
      .strictObject({
        minimum: phraseList,
        preferred: phraseList,
        asked: phraseList.describe('The work and its tools: asked for, of no stated level'),
        excluded: phraseList.describe('What is not needed: ruled out below'),
        muted: phraseList.describe('The employer, benefits, law: nothing below counts'),
      })
      .describe('Words of a heading, and what it says of the lines below'),
    hints: z
      .strictObject({ minimum: phraseList, preferred: phraseList })
      .describe('Words in a sentence that say how much it is wanted'),
    negations: z
      .strictObject({
        no: phraseList.describe('Before a noun, up to "required"'),
        not: phraseList.describe('Before a noun'),
        refused: phraseList.describe('With its verb: "do not use"'),
        needless: phraseList.describe('After what it speaks of: "is not required"'),
        instead: phraseList.describe('After what it speaks of, before what is meant: ではなく'),
        except: phraseList.describe('What only looks like one: "not only"'),
        through: phraseList.describe('May stand between a negation and what it rules out'),
        noun: phraseList.describe('The same, and after what it rules out: "experience"'),
        verb: phraseList.describe('May stand before a negation that follows'),
        join: phraseList.describe('Between items of a list: "and"'),
        either: phraseList.describe('The same, where one verb is for all items: "or"'),
        need: phraseList.describe('Ends what "no" began ("required"), or begins a clause ("must")'),
      })
      .describe('What rules out the words beside it; see src/domain/match/negation-words.ts'),
    asides: phraseList.describe('Words of a sentence about the employer: nothing in it counts'),
    trades: z
      .strictObject({
        technical: phraseList,
        shared: phraseList.describe('Other trades use them too: two make a technical trade'),
        other: phraseList,
      })
      .describe('Words of a technical trade, and of others; see "general"'),
    witnesses: phraseList.describe('Words beside an everyday word: a technology is meant'),
    tails: z
      .array(z.string().regex(/^\p{L}+\*?$/u))
      .min(1)
      .describe('What German and Korean join to a name; "*" after how it begins'),
    words: z
      .record(z.string().regex(/^[a-z-]+$/), z.array(phrase).min(1))
      .describe('Lists of words, used in phrases as {name}'),
    skills: z
      .array(
        z.strictObject({
          id,
          ordinal: z.int().positive().describe('Permanent number; never reused'),
          name: inline,
          within: id
            .optional()
            .describe('The skill it is a part of, whose modules are its groundwork'),
          general: z
            .boolean()
            .optional()
            .describe('Other trades use its words too: not in a posting of another trade'),
          phrases: z
            .array(
              z.union([
                phrase,
                z.strictObject({
                  phrases: phraseList,
                  near: phraseList.optional().describe('One must stand in the same line too'),
                  unless: phraseList.optional().describe('None may stand in the same sentence'),
                  not: phraseList.optional().describe('Longer phrases that mean something else'),
                  everyday: z
                    .boolean()
                    .optional()
                    .describe('Everyday words, too: only with a witness'),
                }),
              ]),
            )
            .min(1),
        }),
      )
      .min(1),
  })
  .meta({ title: 'Lakepath skills' });

export const glossarySchema = z
  .strictObject({
    $schema: z.string().optional(),
    terms: z.array(
      z.strictObject({
        id,
        term: inline,
        zh: inline
          .optional()
          .describe('The established Chinese term, from the projects’ own documentation'),
        definition: inline,
        module: id.optional().describe('Where it is taught'),
      }),
    ),
  })
  .meta({ title: 'Lakepath glossary' });

export const placementSchema = z
  .strictObject({
    $schema: z.string().optional(),
    statements: z
      .array(
        z.strictObject({
          id,
          did: inline.describe('Ticked by who has done it, in everyday words: "Written SQL"'),
          knows: inline.describe('What the result says after "You know": "SQL"'),
          module: id.describe('The one module that it speaks for, best one that others build on'),
        }),
      )
      .max(10),
  })
  .meta({ title: 'Lakepath placement' });

/** What the harness runs, and what it keeps of it. */
const run = {
  command: z.string().min(1).describe('Run in the folder of the lab; `python` is that of its venv'),
  output: z
    .string()
    .regex(/^expected\/[a-z0-9_-]+\.(txt|json)$/, 'must be like expected/levels.txt')
    .describe('Keeps what the command printed'),
  requirements: z
    .string()
    .regex(/^requirements[a-z-]*\.txt$/)
    .optional()
    .describe('The Python packages it needs: requirements.txt where nothing is said'),
  varies: z
    .array(z.string().refine(isRegex, 'is no regular expression'))
    .optional()
    .describe('Regular expressions: what they match may differ from run to run'),
};

export const labTools = ['jdk-17', 'maven-3.8', 'python-3.11', 'cmake-3.20', 'cxx-17'] as const;
export const sampleKinds = [
  'iceberg',
  'delta',
  'hudi',
  'paimon',
  'parquet',
  'orc',
  'lance',
] as const;

export const labSchema = z
  .strictObject({
    $schema: z.string().optional(),
    title: inline,
    modules: z.array(id).min(1).describe('The modules it belongs to; the first is "its" module'),
    level: z.enum(['beginner', 'intermediate', 'advanced']),
    minutes: z.int().positive().describe('A reader’s time: to run it, to read, to answer'),
    memory: inline,
    disk: inline.optional(),
    engines: versions,
    tools: z.array(z.enum(labTools)).min(1).describe('What the machine must have'),
    needs: z.array(inline).optional().describe('Anything else, in words'),
    goal: markdown.describe('The question that the lab answers'),
    steps: z
      .array(
        z.strictObject({
          title: inline,
          text: markdown.describe('What the program does and what to watch for'),
          shows: z.array(z.string()).optional().describe('Files to read first'),
          ...run,
          read: markdown.describe('What the output says; enough for who cannot run it'),
        }),
      )
      .min(1),
    questions: z
      .array(
        z.strictObject({
          ask: markdown.describe('Needs the reader to change something and run again'),
          ...run,
          command: run.command.optional(),
          output: run.output.optional(),
          answer: markdown.describe('What is then seen, and why; checked by doing it'),
        }),
      )
      .min(1),
    data: z
      .array(
        z.strictObject({
          id,
          kind: z.enum(sampleKinds),
          title: inline,
          from: z.string().startsWith('.work/').describe('The folder or file that a step wrote'),
          rows: z.string().startsWith('.work/').describe('Its rows as the engine reads them'),
        }),
      )
      .optional()
      .describe('Tables and files that the site publishes'),
  })
  .meta({ title: 'Lakepath lab' });

function isRegex(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}

export type ModuleData = z.infer<typeof moduleSchema>;
export type Item = z.infer<typeof itemSchema>;
export type Quiz = z.infer<typeof quizSchema>;
export type OpenQuestion = Quiz['open'][number];
export type Figures = z.infer<typeof figuresSchema>;
export type Walk = NonNullable<Figures['walks']>[number];
export type Picture = NonNullable<Figures['pictures']>[number];
export type Posting = z.infer<typeof postingSchema>;
export type QualificationData = Posting['qualifications'][number];
export type SkillsData = z.infer<typeof skillsSchema>;
export type Statement = z.infer<typeof placementSchema>['statements'][number];
export type Skill = SkillsData['skills'][number];
export type GlossaryTerm = z.infer<typeof glossarySchema>['terms'][number];
export type Lab = z.infer<typeof labSchema>;
