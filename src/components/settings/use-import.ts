import { useState } from 'preact/hooks';
import {
  importProgress,
  LARGEST_FILE,
  previewImport,
  undoImport,
  type ImportOutcome,
  type ImportSource,
} from '../../client/progress/import-progress.ts';
import { describeCounts } from './import-words.ts';

/** Something that was chosen and is not taken in yet. */
interface Chosen {
  title: string;
  text: string;
  source: ImportSource;
  preview: ImportOutcome;
}

/** A view's import: preview a file or the text of a link, take it in, take it back. */
export function useImport() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [said, setSaid] = useState('');
  const choose = (title: string, text: string, source: ImportSource) => {
    setSaid('');
    setChosen({ title, text, source, preview: previewImport(text, source) });
  };
  return {
    chosen,
    said,
    say: setSaid,
    choose,
    async chooseFile(file: File | undefined) {
      setSaid('');
      setChosen(null);
      if (!file) return;
      // By its size alone: a file of gigabytes is not read.
      if (file.size > LARGEST_FILE)
        setSaid(`“${file.name}” is larger than 10 MB: this cannot be a Lakepath export.`);
      else choose(file.name, await file.text(), 'file');
    },
    forget: () => setChosen(null),
    /** Takes in what was chosen; whether it was taken. */
    async take(): Promise<boolean> {
      if (!chosen) return false;
      const outcome = await importProgress(chosen.text, chosen.source);
      setSaid(outcome.ok ? `Taken in: ${describeCounts(outcome.counts)}.` : outcome.because);
      setChosen(null);
      return outcome.ok;
    },
    async undo() {
      const done = await undoImport();
      setSaid(
        done
          ? 'The import was undone; what came after it was kept.'
          : 'There is no import to undo.',
      );
    },
  };
}
