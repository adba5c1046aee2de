/** The lines of a Java properties file; escapes only where Hudi writes them (`\:`, `\=`). */
export function parseProperties(text: string): Map<string, string> {
  const entries = text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const trimmed = line.trim();
    const at = trimmed.indexOf('=');
    if (at <= 0 || trimmed.startsWith('#') || trimmed.startsWith('!')) return [];
    return [[trimmed.slice(0, at), trimmed.slice(at + 1).replace(/\\([:=#!\\])/g, '$1')]];
  });
  return new Map(entries);
}
