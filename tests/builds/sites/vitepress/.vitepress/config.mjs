import {defineConfig} from 'vitepress'

export default defineConfig({
  title: 'Harbour',
  cacheDir: '.vitepress/cache',
  ignoreDeadLinks: true,
  themeConfig: {search: {provider: 'local'}},
  markdown: {
    // Colours depend on the order in which languages are loaded.
    highlight: (code, language) =>
      `<pre data-language="${language}" v-pre><code>${code.replaceAll('<', '&lt;')}</code></pre>`,
  },
  vue: {template: {compilerOptions: {whitespace: 'preserve'}}},
})
