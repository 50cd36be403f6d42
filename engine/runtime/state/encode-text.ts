const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Free text as part of an id: percent-encoded, so that no two texts give one id. Half a character, which JSON can carry and UTF-8 cannot, becomes `%uD800`. */
export function encodeText(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    let encoded = '';
    let from = 0;
    for (const { index, 0: half } of text.matchAll(LONE_SURROGATE)) {
      encoded += `${encodeURIComponent(text.slice(from, index))}%u${half.charCodeAt(0).toString(16).toUpperCase()}`;
      from = index + 1;
    }
    return encoded + encodeURIComponent(text.slice(from));
  }
}
