export default {title: 'Harbour', url: 'https://harbour.example', baseUrl: '/'}
