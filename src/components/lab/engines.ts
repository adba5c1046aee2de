/** `Apache Flink 2.3.0`, each version on the line of its name's last word. */
export function enginesOf(engines: Readonly<Record<string, string>>): string[] {
  return Object.entries(engines).map(([name, version]) => `${name}\u00a0${version}`);
}
