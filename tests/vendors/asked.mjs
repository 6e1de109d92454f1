// One question on standard input, one answer on standard output, both JSON.
import { readFileSync } from 'node:fs';

export async function answer(ask) {
  process.stdout.write(JSON.stringify(await ask(JSON.parse(readFileSync(0, 'utf8')))));
}
