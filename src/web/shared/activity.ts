/** The Bot Framework activity, as far as a web page sends or shows it. Fields that are not named here are ignored. */
export interface Activity {
  type: string;
  id?: string;
  timestamp?: string;
  localTimestamp?: string;
  localTimezone?: string;
  locale?: string;
  from?: Account;
  replyToId?: string;
  text?: string;
  textFormat?: string;
  name?: string;
  value?: unknown;
  attachments?: Attachment[];
  attachmentLayout?: string;
  suggestedActions?: { actions?: CardAction[] };
  entities?: Entity[];
  channelData?: ChannelData;
}

export interface Account {
  id: string;
  name?: string;
  role?: string;
}

/** What our server and our widget say to each other beside the protocol. */
export interface ChannelData {
  /** Made by the sender, so that the echo finds its optimistic bubble and a repeat is stored once. */
  clientActivityID?: string;
  counselor?: boolean;
  system?: boolean;
  postBack?: boolean;
  /** On a suggested action: press it to share this instead of sending its words. */
  share?: string;
}

export interface Attachment {
  contentType: string;
  contentUrl?: string;
  name?: string;
  content?: unknown;
}

export interface CardAction {
  type: string;
  title?: string;
  value?: unknown;
  text?: string;
  displayText?: string;
  image?: string;
  channelData?: ChannelData;
}

export interface Entity {
  type: string;
  latitude?: number;
  longitude?: number;
  name?: string;
}

export interface ActivitySet {
  activities?: Activity[];
  /** Missing in sets of passing things such as typing: keep the previous one. */
  watermark?: string | null;
}

export const clientId = (activity: Activity): string | undefined => activity.channelData?.clientActivityID;

export const isMine = (activity: Activity, userId: string): boolean =>
  activity.from?.role === 'user' || activity.from?.id === userId;

export const isCounselor = (activity: Activity): boolean => activity.channelData?.counselor === true;

export const isSystem = (activity: Activity): boolean => activity.channelData?.system === true;

/** Coordinates that were shared with the message, if any. */
export const placeOf = (activity: Activity): { latitude: number; longitude: number } | undefined => {
  const geo = activity.entities?.find((entity) => entity.type === 'GeoCoordinates');
  return geo?.latitude === undefined || geo.longitude === undefined
    ? undefined
    : { latitude: geo.latitude, longitude: geo.longitude };
};

const reachable = ['http:', 'https:', 'tel:', 'mailto:'];

/** The address when a citizen may follow it, else nothing: `javascript:` and the like never become a link. */
export function safeUrl(url: unknown, base?: string): string | undefined {
  if (typeof url !== 'string' || !url) return undefined;
  try {
    const parsed = new URL(url, base);
    return reachable.includes(parsed.protocol) ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}

/** The address of a picture; a data: picture cannot run anything in an `<img>`. */
export const imageUrl = (url: unknown, base?: string): string | undefined =>
  typeof url === 'string' && /^(data:image\/|blob:)/.test(url) ? url : safeUrl(url, base);
