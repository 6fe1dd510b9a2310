/** What a page can tell of the device and the browser it is in. */
export type DeviceHere = {
  noun: "computer" | "tablet";
  isIPad: boolean;
  /** Opened from the home screen or as an installed app, not in a tab. */
  installed: boolean;
  /** "Chrome 147 on Windows". */
  browser: string;
};

/** The parts of the browser that are looked at. */
export type BrowserSays = {
  userAgent: string;
  touchPoints: number;
  coarse: boolean;
  standalone: boolean;
};

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\/(\d+)/, "Edge"],
  [/\bFirefox\/(\d+)/, "Firefox"],
  [/\b(?:FxiOS)\/(\d+)/, "Firefox"],
  [/\b(?:HeadlessChrome|CriOS|Chrome)\/(\d+)/, "Chrome"],
  [/\bVersion\/(\d+)[\d.]* .*Safari/, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPad/, "iPad"],
  [/iPhone/, "iPhone"],
  [/Android/, "Android"],
  [/CrOS/, "Chromebook"],
  [/Windows/, "Windows"],
  [/Macintosh/, "Mac"],
  [/Linux/, "Linux"],
];

/** Reads a browser's own account of itself; an iPad says that it is a Mac, but has a touch screen. */
export function deviceHere(says: BrowserSays = whatBrowserSays()): DeviceHere {
  const { userAgent, touchPoints, coarse, standalone } = says;
  const isIPad = /iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
  const [, system = "this system"] = SYSTEMS.find(([pattern]) => pattern.test(userAgent)) ?? [];
  return {
    noun: coarse || isIPad ? "tablet" : "computer",
    isIPad,
    installed: standalone,
    browser: `${nameOf(userAgent)} on ${isIPad ? "iPad" : system}`,
  };
}

function nameOf(userAgent: string): string {
  for (const [pattern, name] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return "A browser";
}

function whatBrowserSays(): BrowserSays {
  const { standalone } = navigator as { standalone?: unknown };
  return {
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    coarse: matches("(pointer: coarse)"),
    standalone:
      standalone === true ||
      matches("(display-mode: standalone)") ||
      matches("(display-mode: fullscreen)"),
  };
}

function matches(query: string): boolean {
  return globalThis.matchMedia?.(query).matches ?? false;
}
