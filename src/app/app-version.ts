declare const KEEPUP_VERSION: string;

/** The version of this app, "0.1.0". */
export const APP_VERSION = KEEPUP_VERSION;
