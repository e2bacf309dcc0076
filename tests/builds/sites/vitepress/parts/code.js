const a  =  1   
