// `npm run settings`: writes the settings of the server, as its own schema tells them, into package.json. With `--check`
// it changes nothing and fails where they differ.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const schema = JSON.parse(fs.readFileSync(path.join(here, '../../content/schema/config.json'), 'utf8'));
const file = path.join(here, 'package.json');
const before = fs.readFileSync(file, 'utf8');
const manifest = JSON.parse(before);
const { properties } = manifest.contributes.configuration;
/** Settings of the extension itself. */
const own = ['cloudgloss.outline', 'cloudgloss.server.path', 'cloudgloss.trace.server'];

const camel = key => `cloudgloss.${key.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())}`;

/** Without references to other parts of the schema, which VS Code does not follow. */
function plain({ propertyNames, ...setting }) {
  if (!propertyNames) return setting;
  const { oneOf, enum: names, ...level } = schema.definitions.Level;
  const levels = { enum: names ?? oneOf.flatMap(one => one.enum ?? [one.const]) };
  return { ...setting, additionalProperties: levels, properties: Object.fromEntries(propertyNames.enum.map(rule => [rule, levels])) };
}

const server = Object.entries(schema.properties).map(([key, setting]) => [camel(key), plain(setting)]);
manifest.contributes.configuration.properties = Object.fromEntries([
  ...server, ...own.map(key => [key, properties[key]]),
]);
const after = `${JSON.stringify(manifest, null, 2)}\n`;
if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error('package.json differs from content/schema/config.json: run `npm run settings`');
    process.exit(1);
  }
} else {
  fs.writeFileSync(file, after);
}
