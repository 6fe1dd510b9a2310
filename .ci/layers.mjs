// The table of who may import whom, as one lint rule. The table itself stands in .oxlintrc.json
// and in the README; test/layers.test.ts plants violations and expects them to be caught.
import { posix } from "node:path";

/** "src/features/people/x.ts" → ["features", "people"]; "src/sync/protocol.ts" → ["sync", "protocol.ts"]. */
function placeOf(file) {
  return (file.split("/src/").at(-1) ?? "").split("/").slice(0, 2);
}

function packageOf(specifier) {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

const layers = {
  meta: { type: "problem", schema: [{ type: "object" }] },
  create(context) {
    const table = context.options[0];
    const file = context.filename.replaceAll("\\", "/");
    const [here, room] = placeOf(file);
    const allowed = table[here];

    function check({ source }) {
      const specifier = source?.value;
      if (typeof specifier !== "string") return;
      const say = (message) => context.report({ node: source, message });
      if (allowed === undefined) {
        say(`${here} is not a room of this house: add it to the table first`);
        return;
      }
      if (!specifier.startsWith(".")) {
        const wanted = `npm:${packageOf(specifier)}`;
        const may = allowed.some(
          (one) => one === wanted || (one.endsWith("*") && wanted.startsWith(one.slice(0, -1))),
        );
        if (!may) say(`${here} may not import the package ${packageOf(specifier)}`);
        return;
      }
      const [there, thereRoom] = placeOf(posix.resolve(posix.dirname(file), specifier));
      if (there === here) {
        if (here === "features" && room !== thereRoom)
          say(
            `features/${room} may not import features/${thereRoom}: move what they share to domain or ui`,
          );
      } else if (!allowed.includes(there) && !allowed.includes(`${there}/${thereRoom}`))
        say(`${here} may not import ${there}${thereRoom === undefined ? "" : `/${thereRoom}`}`);
    }

    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default { meta: { name: "house" }, rules: { layers } };
