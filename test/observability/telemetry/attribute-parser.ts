/**
 * Reads OTEL_RESOURCE_ATTRIBUTES as OpenTelemetry's specification says: pairs between commas, the first `=`
 * ends the key, both are trimmed, then percent-decoded.
 * Source: https://opentelemetry.io/docs/specs/otel/resource/sdk/#specifying-resource-information-via-an-environment-variable
 */
export function parseAttributes(text: string): Record<string, string> {
  const pairs = text.split(',').map((pair) => {
    const at = pair.indexOf('=');
    expect(at).toBeGreaterThan(0);
    expect(pair).toMatch(/^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/); // baggage-octets, and "="
    return [decodeURIComponent(pair.slice(0, at).trim()), decodeURIComponent(pair.slice(at + 1).trim())];
  });
  return Object.fromEntries(pairs) as Record<string, string>;
}

/** Like .NET, which reads `+` as a space. */
export function parseAsDotnet(text: string): Record<string, string> {
  return parseAttributes(text.replaceAll('+', '%20'));
}

/** What Kubernetes makes of a value: `$(NAME)` expanded where it is known, `$$` one `$`. */
export function expand(text: string, known: Record<string, string>): string {
  return text.replace(/\$\$|\$\(([^)]*)\)/g, (whole, name?: string) =>
    name === undefined ? '$' : (known[name] ?? whole),
  );
}
