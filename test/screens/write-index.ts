import { existsSync, writeFileSync } from "node:fs";
import { fileOf, FOLDER, SCREENS } from "./shot.ts";

/** Writes docs/screens/README.md: every picture that is there, with what its screen is for. */
export default function writeIndex(): void {
  const parts = Object.entries(SCREENS).map(([title, screens]) => {
    const shown = Object.entries(screens).flatMap(([id, says]) => {
      if (!existsSync(fileOf(id))) return [];
      const tablet = existsSync(fileOf(`${id}-tablet`)) ? ` ([tablet](${id}-tablet.png))` : "";
      return [`**${says}**${tablet}\n\n![${says}](${id}.png)\n`];
    });
    return `## ${title}\n\n${shown.join("\n")}`;
  });
  writeFileSync(
    `${FOLDER}/README.md`,
    `# Keepup's screens

Each with the one thing it is for. The school, its staff and its children are invented. Taken at
1366 by 768, as on a laptop, and at 1180 by 820, as on a tablet; \`npm run screens\` takes them anew
from the demo school as it is on Sat 21 Nov 2026.

${parts.join("\n")}`,
  );
}
