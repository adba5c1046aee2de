/** A wrong option or a file that cannot be used: said in one line, without a stack. */
export class UsageError extends Error {}

/**
 * Runs a command. What `explain` knows the words for goes to standard error, with exit code 2;
 * anything else is a fault of ours.
 */
export async function runCommand(
  main: () => Promise<void> | void,
  explain: (error: unknown) => string | null = () => null,
): Promise<void> {
  try {
    await main();
  } catch (error) {
    const message = error instanceof UsageError ? error.message : explain(error);
    if (message === null) throw error;
    process.stderr.write(`${message}\n`);
    process.exitCode = 2;
  }
}
