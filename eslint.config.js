import path from "node:path";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Which folders of app/ a folder may import from, besides itself. The map is DESIGN's "who may import whom". */
const everywhere = ["platform", "messages"];
const domains = {
  consultations: [],
  documents: [],
  comments: ["documents", "consultations", "mail"],
  intake: ["auth", "comments", "consultations", "documents", "mail"],
  moderation: ["auth", "comments", "mail"],
  synthesis: ["comments", "moderation", "documents", "mail"],
  exports: ["auth", "comments", "synthesis", "documents", "consultations", "mail"],
  search: ["documents", "comments"],
  retention: ["auth", "comments", "consultations"],
  api: ["comments", "documents", "consultations", "moderation"],
  auth: ["mail"],
  mail: [],
};
const folders = [...Object.keys(domains), "routes", "worker", "cli", "ui", "platform", "messages"];

/** Forbids every folder that is not allowed, by its address from the root of app/ and by a path out of the folder. */
function importRule(folder, allowed, extra = []) {
  const forbidden = folders.filter((other) => other !== folder && !allowed.includes(other));
  return [
    "error",
    {
      patterns: [
        { regex: `^~/(${forbidden.join("|")})(/|$)`, message: `${folder}/ may import only ${allowed.join(", ") || "itself"}.` },
        { regex: "^\\.\\./.*\\.\\./|^\\.\\./(?!.*\\.\\.)[a-z]+/", message: "Another folder is imported by its address: ~/folder/file." },
        ...extra,
      ],
    },
  ];
}

const noServer = { regex: "\\.server$", message: "This file reaches the browser; .server files do not." };

export default tseslint.config(
  { ignores: ["build/", "data/", "node_modules/", "app/platform/generated/", "test-results/", "playwright-report/"] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: path.resolve(".") } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      // Remix routes throw responses, hand promises to callbacks, and read forms whose files are refused elsewhere.
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/require-await": "off",
      "max-lines": ["error", { max: 320, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": [
        "error",
        { selector: "CallExpression[callee.property.name='waitForTimeout']", message: "Wait for what the user sees." },
      ],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    plugins: { "react-hooks": hooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  ...Object.entries(domains).map(([folder, allowed]) => ({
    files: [`app/${folder}/**/*.ts`, `app/${folder}/**/*.tsx`],
    rules: { "no-restricted-imports": importRule(folder, [...allowed, ...everywhere]) },
  })),
  ...Object.entries(domains).map(([folder, allowed]) => ({
    files: [`app/${folder}/**/*.tsx`],
    rules: { "no-restricted-imports": importRule(folder, [...allowed, ...everywhere, "ui"]) },
  })),
  { files: ["app/platform/**/*.{ts,tsx}"], rules: { "no-restricted-imports": importRule("platform", ["messages"]) } },
  { files: ["app/messages/**/*.ts"], rules: { "no-restricted-imports": importRule("messages", []) } },
  { files: ["app/ui/**/*.{ts,tsx}"], rules: { "no-restricted-imports": importRule("ui", ["messages"], [noServer]) } },
  { files: ["app/**/*.schema.ts"], rules: { "no-restricted-imports": importRule("*.schema.ts", [...Object.keys(domains), ...everywhere], [noServer]) } },
  ...["routes", "worker", "cli"].map((folder) => ({
    files: [`app/${folder}/**/*.{ts,tsx}`],
    rules: { "no-restricted-imports": importRule(folder, [...Object.keys(domains), ...everywhere, "ui", "worker"]) },
  })),
  {
    files: ["app/**/*.test.{ts,tsx}", "app/**/test/**", "app/**/test-*.ts"],
    rules: { "no-restricted-imports": "off" },
  },
  { files: ["**/*.js"], ...tseslint.configs.disableTypeChecked },
);
