/** `Apache Flink 2.3.0`, each version on the line of its name's last word. */
export function enginesOf(engines: Readonly<Record<string, string>>): string[] {
  return Object.entries(engines).map(([name, version]) => `${name}\u00a0${version}`);
}

/** For lists: `Flink`, each once, without its version, its foundation and by what it is called. */
export function engineNames(engines: Readonly<Record<string, string>>): string[] {
  const names = Object.keys(engines).map((name) =>
    name.replace(/^Apache /, '').replace(/ \([^)]*\)$/, ''),
  );
  return [...new Set(names)];
}
