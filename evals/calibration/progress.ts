/** Says on standard error how far a table has come: in place on a terminal, else at every tenth. */
export function progressOf(name: string, total: number): { readonly advance: () => void; readonly end: () => void } {
  const start = performance.now();
  const terminal = process.stderr.isTTY;
  let done = 0;
  let said = 0;
  const minutes = (ms: number) => `${(ms / 60_000).toFixed(1)} min`;
  return {
    advance: () => {
      done += 1;
      const tenths = Math.floor((10 * done) / total);
      if (!terminal && tenths === said) return;
      said = tenths;
      const spent = performance.now() - start;
      const left = (spent / done) * (total - done);
      const line = `${name}: ${Math.floor((100 * done) / total)} %, ${minutes(left)} left`;
      process.stderr.write(terminal ? `\r${line}  ` : `${line}\n`);
    },
    end: () => {
      process.stderr.write(`${terminal ? "\r" : ""}${name}: made in ${minutes(performance.now() - start)}\n`);
    },
  };
}
