import { safeUrl } from '../shared/activity';
import type { Attachment } from './contract';

const kept = ['/v3/directline/attachments/', '/api/cases/'];

/**
 * Where this server keeps a file, or nothing when its address leads elsewhere: a picture of another server would load by
 * itself and tell it who looks, and when. A path, because citizens may know this server by another name than the desk.
 */
function keptHere(url: unknown): string | undefined {
  const address = safeUrl(url, location.origin);
  const path = address && new URL(address).pathname;
  return path && kept.some((folder) => path.startsWith(folder)) ? path : undefined;
}

/** The address of a picture that may be shown at once. */
export const photoUrl = ({ contentType, contentUrl }: Attachment): string | undefined =>
  contentType?.startsWith('image/') ? keptHere(contentUrl) : undefined;

/** The address of anything else: it is opened only by whoever wants to. */
export const fileUrl = ({ contentUrl }: Attachment): string | undefined =>
  keptHere(contentUrl) ?? safeUrl(contentUrl, location.origin);
