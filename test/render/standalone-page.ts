/** A drawing as a page that a person can open from here, with the stylesheets as they now are. */
export function standalonePage(title: string, markup: string, stylesheets: readonly string[]) {
  // Class names as the stylesheets have them, so that a picture does not change with a hash.
  const plain = markup.replaceAll(/\b_([A-Za-z]+)_[0-9a-f]{6}\b/g, "$1").replaceAll("><", ">\n<");
  const links = ["ui/base.css", ...stylesheets]
    .map((file) => `<link rel="stylesheet" href="../../src/${file}">`)
    .join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
${links}
</head>
<body style="padding: 12px; height: auto">
${plain}
</body>
</html>
`;
}
