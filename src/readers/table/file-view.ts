import { isHudiLog } from '../hudi-log/blocks.ts';
import type { ByteSource } from '../source.ts';
import { metadataText } from './iceberg/metadata.ts';
import type { Role } from './model.ts';
import { viewAvro } from './view/avro.ts';
import { viewLog } from './view/log.ts';
import { viewOrc, viewParquet } from './view/rows.ts';
import { LONGEST_TEXT, textView, viewJson } from './view/text.ts';
import { viewPuffin, viewVectors } from './view/vectors.ts';
import type { FileView } from './view/view.ts';

const HEAD = 256;

/** Opens a file by what it is. Rejects with `Unreadable` where it is not what its role says. */
export async function viewFile(source: ByteSource, role: Role | null): Promise<FileView> {
  if (source.size === 0) return { kind: 'empty', facts: [] };
  const head = await source.read(0, Math.min(HEAD, source.size));
  const start = new TextDecoder('latin1').decode(head);
  if (start.startsWith('Obj\x01')) return viewAvro(source);
  if (start.startsWith('PAR1')) return viewParquet(source);
  if (start.startsWith('ORC')) return viewOrc(source);
  if (start.startsWith('PFA1')) return viewPuffin(source);
  if (isHudiLog(head)) return viewLog(source);
  if (role === 'deletion-vector') return viewVectors(source);
  if (head[0] === 0x1f && head[1] === 0x8b) {
    const packed = await source.read(0, source.size);
    return viewJson(await metadataText(packed, source.name), source.name);
  }
  if (isText(head)) {
    const bytes = await source.read(0, Math.min(source.size, LONGEST_TEXT * 2));
    const text = new TextDecoder().decode(bytes);
    if (/^\s*[[{]/.test(text) && bytes.length === source.size) return viewJson(text, source.name);
    return textView(text);
  }
  return {
    kind: 'bytes',
    lines: hexLines(head),
    facts: [{ name: 'format', value: formatName(start) }],
  };
}

function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function formatName(start: string): string {
  return start.startsWith('DATABLK*') ? 'HFile' : 'not known to this page';
}

/** Sixteen bytes a line, and what they would be as text. */
function hexLines(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += 16) {
    const part = [...bytes.subarray(start, start + 16)];
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = part.map((byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·',
    );
    lines.push(`${start.toString(16).padStart(4, '0')}  ${hex.padEnd(47)}  ${text.join('')}`);
  }
  return lines;
}
