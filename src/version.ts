/** Of the package, as `/health` and the logs say it. */
export const version = '0.1.0';
