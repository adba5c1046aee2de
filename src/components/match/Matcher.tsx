import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { pageLexicon } from '../../client/page-lexicon.ts';
import { keepPostingDraft, readPostingDraft } from '../../client/posting-draft.ts';
import type { Catalog } from '../../domain/catalog.ts';
import { matchPosting, type PostingMatch } from '../../domain/match.ts';
import {
  LONGEST_POSTING,
  readPostingBytes,
  readPostingText,
  type PostingText,
} from '../../domain/match/posting-text.ts';
import { readable } from '../../domain/match/readable.ts';
import { FoundSkills } from './FoundSkills.tsx';
import { MarkedPosting } from './MarkedPosting.tsx';

interface Props {
  catalog: Catalog;
  /** The built-in posting, as a reader would paste it. */
  builtIn: string;
}

interface Matched {
  /** As it was given, to be changed. */
  given: string;
  /** As it is read and shown: without markup, its lines as lines. The match's offsets are in it. */
  text: string;
  match: PostingMatch;
}

function matchText(given: string): Matched {
  const lexicon = pageLexicon();
  const { text } = readable(given, lexicon);
  return { given, text, match: matchPosting(text, lexicon) };
}

/** A posting to paste, drop or open; then its words marked, and the skills that it asks for. */
export function Matcher({ catalog, builtIn }: Props): JSX.Element {
  const [live, setLive] = useState(false);
  /** Null until this script runs: it must not empty the field that somebody types in meanwhile. */
  const [draft, setDraft] = useState<string | null>(null);
  const [matched, setMatched] = useState<Matched | null>(null);
  /** Whether the text is being changed; the last result can still be gone back to. */
  const [isWriting, setWriting] = useState(false);
  const [fault, setFault] = useState('');
  const [dropping, setDropping] = useState(false);
  const result = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isAsked = useRef(false);

  const take = ({ text, fault: why }: PostingText): boolean => {
    setFault(why ?? '');
    if (text === null) return false;
    setDraft(text);
    keepPostingDraft({ text, isShown: true });
    setMatched(matchText(text));
    setWriting(false);
    return true;
  };
  /** For what the reader has asked for: the result is where one reads on. */
  const show = (posting: PostingText): boolean => {
    isAsked.current = true;
    return take(posting);
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    try {
      // A larger file is refused by its size alone, without reading it.
      const bytes = await file.slice(0, LONGEST_POSTING + 1).arrayBuffer();
      show(readPostingBytes(new Uint8Array(bytes), file.size));
    } catch {
      setFault(`“${file.name}” cannot be read. Open it, copy its text, and paste that.`);
    }
  };

  useEffect(() => {
    // What was typed before this script ran is kept, and so is what was matched last.
    const typed = field.current?.value ?? '';
    const kept = readPostingDraft();
    setDraft(typed || kept.text);
    if (typed === '' && kept.text !== '' && kept.isShown) take(readPostingText(kept.text));
    setLive(true);
  }, []);
  useEffect(() => {
    if (isAsked.current && matched) result.current?.focus();
    isAsked.current = false;
  }, [matched]);

  return (
    <div class="matcher" data-live={live || undefined}>
      <form
        class="matcher__form needs-script"
        data-dropping={dropping || undefined}
        hidden={matched !== null && !isWriting}
        onSubmit={(event) => {
          event.preventDefault();
          if (!show(readPostingText(draft ?? ''))) field.current?.focus();
        }}
        onDragOver={(event) => {
          event.preventDefault();
          setDropping(true);
        }}
        onDragLeave={() => setDropping(false)}
        onDrop={(event) => {
          event.preventDefault();
          setDropping(false);
          const { files } = event.dataTransfer ?? {};
          if (files?.length) void open(files[0]);
          else show(readPostingText(event.dataTransfer?.getData('text') ?? ''));
        }}
      >
        <label class="matcher__label" for="posting">
          The posting’s text
        </label>
        <textarea
          ref={field}
          id="posting"
          rows={12}
          dir="auto"
          spellcheck={false}
          autocomplete="off"
          placeholder="Paste it here, or drop a text file."
          {...(draft !== null && { value: draft })}
          aria-invalid={fault !== '' || undefined}
          aria-describedby={fault === '' ? undefined : 'posting-fault'}
          onInput={({ currentTarget: { value } }) => {
            setDraft(value);
            setFault('');
            keepPostingDraft({ text: value, isShown: false });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
              event.currentTarget.form?.requestSubmit();
          }}
        />
        {fault !== '' && (
          <p class="field__fault" id="posting-fault" role="alert">
            {fault}
          </p>
        )}
        <div class="row matcher__actions">
          <button class="button button--main" type="submit" disabled={!live}>
            Find the skills
          </button>
          <label class="button button--quiet">
            Open a text file …
            <input
              class="visually-hidden"
              type="file"
              disabled={!live}
              accept="text/*,.txt,.md"
              onChange={({ currentTarget }) => {
                void open(currentTarget.files?.[0]);
                currentTarget.value = '';
              }}
            />
          </label>
          <button
            class="button button--quiet"
            type="button"
            disabled={!live}
            onClick={() => show(readPostingText(builtIn))}
          >
            Take the built-in posting
          </button>
          {matched && (
            <button
              class="link-button"
              type="button"
              onClick={() => {
                setWriting(false);
                setFault('');
                setDraft(matched.given);
                keepPostingDraft({ text: matched.given, isShown: true });
                requestAnimationFrame(() => result.current?.focus());
              }}
            >
              Back to the result
            </button>
          )}
        </div>
        <p class="meta">It stays in this browser: nothing is sent anywhere. Up to 200 kB.</p>
      </form>
      {matched && !isWriting && (
        <div class="matcher__result">
          <FoundSkills
            heading={result}
            catalog={catalog}
            text={matched.text}
            match={matched.match}
            onChange={() => {
              setWriting(true);
              keepPostingDraft({ text: matched.given, isShown: false });
              // The field is shown with the next paint.
              requestAnimationFrame(() => field.current?.focus());
            }}
          />
          <section class="posting" aria-labelledby="posting-text">
            <h2 id="posting-text">The posting</h2>
            <MarkedPosting catalog={catalog} text={matched.text} match={matched.match} />
          </section>
        </div>
      )}
    </div>
  );
}
