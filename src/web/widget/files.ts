/** A file as text, for a storage that holds only text. */
export interface EncodedFile {
  name: string;
  type: string;
  base64: string;
}

/** What became of a file that the citizen chose. */
export type Prepared = { kind: 'ready'; file: File } | { kind: 'too-large' } | { kind: 'empty' } | { kind: 'unreadable' };

/** The server's limit for one file. */
export const largest = 10 * 1024 * 1024;
/** A pothole is plain at this size, and a phone on a slow line has sent it before the citizen gives up. */
const longestSide = 1600;
const heavy = 1024 * 1024;
/** Pictures that every counselor's browser shows; others are sent as JPEG. */
const common = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

const encodings = new WeakMap<File, Promise<EncodedFile>>();

export function encode(file: File): Promise<EncodedFile> {
  const known = encodings.get(file) ?? encoded(file);
  encodings.set(file, known);
  return known;
}

async function encoded(file: File): Promise<EncodedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const step = 0x8000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += step) binary += String.fromCharCode(...bytes.subarray(at, at + step));
  return { name: file.name, type: file.type, base64: btoa(binary) };
}

export const decode = ({ name, type, base64 }: EncodedFile): File =>
  new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type });

/** Makes a photo small enough to send; anything else goes as it is. */
export async function prepare(file: File): Promise<Prepared> {
  if (!file.size) return { kind: 'empty' };
  const picture = isPhoto(file) ? await createImageBitmap(file).catch(() => undefined) : undefined;
  // A phone's own format may be unknown to this browser and known to the counselor's; a broken picture is known to none.
  if (isPhoto(file) && !picture && common.includes(file.type)) return { kind: 'unreadable' };
  const ready = (picture && (await fit(file, picture))) || file;
  return ready.size > largest ? { kind: 'too-large' } : { kind: 'ready', file: ready };
}

export const isPhoto = ({ type }: File): boolean => type.startsWith('image/');

/** Nothing when the picture is fit to send already. */
async function fit(file: File, picture: ImageBitmap): Promise<File | undefined> {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const foreign = !common.includes(file.type);
  const drawn = foreign || scale < 1 || file.size > heavy ? await draw(picture, scale) : undefined;
  picture.close();
  return drawn && (foreign || drawn.size < file.size)
    ? new File([drawn], file.name.replace(/(\.\w+)?$/, '.jpg'), { type: 'image/jpeg' })
    : undefined;
}

function draw(picture: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext('2d')!;
  // A transparent picture would come out black as JPEG.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
}
