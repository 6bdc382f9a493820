# comment
Creator "by hand"
graph [
  directed 0
  label "Mini"
  node [ id 0 label "New &#38; York" Latitude 40.7 Longitude -74.0 graphics [ x 1 y 2 ] ]
  node [ id 1 label "1" Latitude 38.9 Longitude -77.0 ]
  node [ id 2 label "1" ]
  node [ id 3 label "alone" ]
  edge [ source 0 target 1 bandwidth "155 Mbps" ]
  edge [ source 0 target 1 bandwidth "155 Mbps" ]
  edge [ source 1 target 2 delay 7.5 bw 100 ]
  edge [ source 2 target 2 ]
]
