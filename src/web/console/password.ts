/** In step with the server's rule: a shorter one is refused. Counted in characters, not in UTF-16 units. */
export const shortestPassword = 10;

export type Strength = 'short' | 'weak' | 'fair' | 'good' | 'strong';

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Lo}/u, /\d/, /[^\p{L}\d]/u];
const obvious = /(.)\1{3,}|0123|1234|2345|3456|4567|5678|6789|abcd|qwer|asdf|password|passw0rd|admin/i;

/** How long a guesser would need, in words: length counts most, then variety; rows of keys and the own name count against it. */
export function strength(password: string, name: string): Strength {
  const length = [...password].length;
  if (length < shortestPassword) return 'short';
  const own = name.length >= 3 && password.toLowerCase().includes(name.toLowerCase());
  if (own || obvious.test(password) || new Set(password).size < 5) return 'weak';
  const variety = kinds.filter((kind) => kind.test(password)).length;
  const score = (length - shortestPassword) / 4 + variety;
  if (score < 2.5) return 'fair';
  return score < 4 ? 'good' : 'strong';
}
