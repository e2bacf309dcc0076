import mdx from '@astrojs/mdx'
import {defineConfig} from 'astro/config'

export default defineConfig({
  site: 'https://harbour.example',
  integrations: [mdx()],
  // Colours depend on the order in which languages are loaded.
  markdown: {syntaxHighlight: false},
  devToolbar: {enabled: false},
})
