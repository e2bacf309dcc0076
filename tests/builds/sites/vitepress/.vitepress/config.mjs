import {defineConfig} from 'vitepress'

export default defineConfig({
  title: 'Harbour',
  cacheDir: '.vitepress/cache',
  ignoreDeadLinks: true,
  themeConfig: {search: {provider: 'local'}},
  vue: {template: {compilerOptions: {whitespace: 'preserve'}}},
})
