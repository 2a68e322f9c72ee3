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

/** As VS Code's page of settings shows it best: Markdown, a field for a text that need not be there, a list for each level. */
function plain({ description, propertyNames, ...setting }) {
  if (Array.isArray(setting.type)) Object.assign(setting, { type: setting.type[0], default: '' });
  if (propertyNames) Object.assign(setting, rules(propertyNames.enum));
  return { markdownDescription: description, ...setting };
}

function rules(names) {
  const levels = schema.definitions.Level.oneOf;
  const level = { type: 'string', enum: levels.map(one => one.const), enumDescriptions: levels.map(one => one.description) };
  return { additionalProperties: false, properties: Object.fromEntries(names.map(rule => [rule, level])) };
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
